import { type RoutedFacts, type RoutedTarget, routed, type ToldSeverity } from "../notify/routing.ts";
import type { Route, TargetSettings } from "../notify/target.ts";
import { ago, count, plural } from "./format.ts";
import type { AttemptView, DeliveryView, TargetView } from "./views/notifications.ts";

/** What each kind of target is called. */
export const KIND_WORDS: Record<RoutedTarget["kind"], string> = {
  slack: "Slack",
  pagerduty: "PagerDuty",
  webhook: "Webhook",
  email: "Mail",
  alertmanager: "Alertmanager",
  tracker: "Issue tracker",
};

/** What each kind hears where nobody wrote a route. */
export const KIND_HEARS: Record<RoutedTarget["kind"], string> = {
  slack: "alerts, tickets that move, reviews and risks, in a channel",
  pagerduty: "breaches; one incident for a group of alerts, resolved when nothing of it is open",
  webhook: "everything, signed by Standard Webhooks",
  email: "alerts, tickets that move, reviews and risks; one thread for a group of alerts",
  alertmanager: "open alerts, told again every ten minutes until they are over",
  tracker: "every ticket, as an issue that follows it",
};

/** What each state of a delivery means. */
export const DELIVERY_WORDS: Record<DeliveryView["state"], string> = {
  waiting: "on its way",
  delivered: "delivered",
  dead: "given up",
  dropped: "dropped: its target was removed",
};

/** Says a new secret, once. */
export function secretSays(secret: string): string {
  return `Messages are signed with ${secret}. This is the only time it is shown: copy it to the receiver, then load the page again.`;
}

/** What a receiver answered to a try-out. */
export function testSays({ isDelivered, status, said, milliseconds }: AnswerOf): string {
  const answer = status === null ? `no answer: ${said}` : `${status}${said === "" ? "" : `, ${said}`}`;
  return `${isDelivered ? "The test arrived" : "The test did not arrive"} (${answer}) after ${count(milliseconds)} ms.`;
}

type AnswerOf = Omit<AttemptView, "at"> & { isDelivered: boolean };

/** One try as a line: "503, down, 41 ms". */
export function attemptWords({ status, said, milliseconds }: AttemptView): string {
  const parts = [status === null ? "no answer" : String(status), said, `${count(milliseconds)} ms`];
  return parts.filter((part) => part !== "").join(", ");
}

/** How a target fares, worst first. */
export function healthWords(target: TargetView, now: Date): string {
  if (target.disabledBecause !== null) return `Off: ${target.disabledBecause}`;
  if (!target.isEnabled) return "Off: switched off by hand";
  if (target.failingSince !== null) return `Failing since ${ago(new Date(target.failingSince), now)}`;
  if (target.lastDelivered !== null) return `Last delivered ${ago(new Date(target.lastDelivered), now)}`;
  return "Nothing was sent yet";
}

/** Where a delivery stands: "given up after 10 tries", "on its way, next try 2026-11-22 09:00". */
export function deliveryWords({
  state,
  attempts,
  nextAt,
}: Pick<DeliveryView, "state" | "attempts" | "nextAt">): string {
  if (state === "dead") return attempts.length === 0 ? "given up untried" : `given up after ${tries(attempts)}`;
  if (state !== "waiting") return DELIVERY_WORDS[state];
  if (attempts.length === 0) return DELIVERY_WORDS.waiting;
  return `${tries(attempts)} failed${nextAt === null ? "" : `, next ${minute(nextAt)}`}`;
}

const tries = (attempts: readonly AttemptView[]) => plural(attempts.length, "try", "tries");

/** An ISO time to the minute, in UTC: "2026-11-22 09:00". */
export const minute = (iso: string) => iso.slice(0, 16).replace("T", " ");

/** Where a target leads, without what is secret in its address. */
export function placeOf(settings: TargetSettings): string {
  if (settings.kind === "email") return settings.to.join(", ");
  const host = /^[a-z]+:\/\/([^/?#]+)/i.exec(settings.url)?.[1] ?? "";
  // A path of these is a password; the others' paths are plain addresses.
  return settings.kind === "slack" || settings.kind === "webhook" || settings.kind === "tracker"
    ? `${host}/…`
    : settings.url.replace(/^https?:\/\//, "");
}

const CASES: [ToldSeverity, string][] = [
  ["breach", "A breach of tail.retention"],
  ["watch", "A watch of tail.retention"],
  ["unknown", "What could not be judged"],
];

/** Who is told of what, as sentences: for any lineage, and for each that a route names. */
export function routePreview(
  routes: readonly Route[],
  targets: readonly (RoutedTarget & { name: string })[],
  lineages: readonly { slug: string; owner: string | null }[],
): string[] {
  const named = lineages.filter((each) =>
    routes.some((rule) => rule.lineage === each.slug || rule.owner === each.owner),
  );
  const places = [{ slug: null, owner: null }, ...named.slice(0, 10)];
  return places.flatMap(({ slug, owner }) =>
    CASES.map(([severity, what]) => {
      const facts: RoutedFacts = { lineage: slug, owner, severity, phase: null };
      return `${what} on ${slug ?? (named.length === 0 ? "any lineage" : "any other lineage")} goes to ${listed(namesOf(routed(facts, routes, targets), targets))}.`;
    }),
  );
}

const namesOf = (ids: readonly string[], targets: readonly { id: string; name: string }[]) =>
  ids.map((id) => targets.find((target) => target.id === id)?.name ?? id);

/** Names as a list in a sentence: "a, b and c"; nobody for none. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "nobody";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** What a route is about: "a breach on support-bot of Ana, late-collapse". */
export function routeWords({ lineage, owner, severity, phase }: Route): string {
  const what = { breach: "a breach", watch: "a watch", unknown: "what could not be judged" };
  const parts = [
    severity === null ? "everything" : what[severity],
    ...(lineage === null ? [] : [`on ${lineage}`]),
    ...(owner === null ? [] : [`of ${owner}`]),
    ...(phase === null ? [] : [`in ${phase}`]),
  ];
  return parts.length === 1 && severity === null ? "everything else" : parts.join(" ");
}

/** Title of the targets. */
export function targetsFinding(targets: readonly TargetView[]): string {
  if (targets.length === 0) return "Nobody is told of anything yet";
  const troubled = targets.filter((each) => each.disabledBecause !== null || each.failingSince !== null);
  const all = plural(targets.length, "target");
  if (troubled.length === 0) return `${all}, none failing`;
  return `${all}, ${troubled.length === 1 ? "one does" : `${count(troubled.length)} do`} not take messages`;
}

/** Title of the log. */
export function logFinding(dead: number): string {
  return dead === 0 ? "No message was given up" : `${plural(dead, "message was", "messages were")} given up`;
}

/** Title of the routes. */
export function routesFinding(routes: readonly Route[]): string {
  if (routes.length === 0) return "No route is written: every target hears what concerns it";
  return `${plural(routes.length, "route")}, tried in this order`;
}

/** What a tracker is told that closed an issue whose ticket goes on. */
export function outsideClosedWords(key: string, state: string): string {
  return `The issue of ${key} was closed. That verifies nothing: the ticket is still ${state}, and only the next generation's measurement, or canceling it in Tailwatch, ends it.`;
}

/** What became of all messages of one thing: "14 messages, all delivered"; "9 messages, 2 on their way, 1 given up". */
export function deliveredWords(deliveries: readonly Pick<DeliveryView, "state">[]): string {
  const of = (state: DeliveryView["state"]) => deliveries.filter((each) => each.state === state).length;
  const [waiting, dead, dropped] = [of("waiting"), of("dead"), of("dropped")];
  const rest = [
    ...(waiting > 0 ? [`${count(waiting)} on their way`] : []),
    ...(dead > 0 ? [`${count(dead)} given up`] : []),
    ...(dropped > 0 ? [`${count(dropped)} dropped with their target`] : []),
  ];
  return `${plural(deliveries.length, "message")}, ${rest.length === 0 ? "all delivered" : rest.join(", ")}`;
}
