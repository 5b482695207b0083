import { type APIRequestContext, expect } from "@playwright/test";
import { close, push } from "./client.ts";
import { mailbox } from "./receivers/mailbox.ts";
import { type Received, receiver } from "./receivers/receiver.ts";
import { chosen, people, records, retrained } from "./retrained.ts";

const SAMPLES = 2_000;
const BUNDLE = 2_000;
const CLAIM = "source=annotators&level=2&kind=contract&by=ag-7&licence=CC-BY-4.0&consent=contract&pii=none";

/** Receivers of every kind on loopback. */
export async function outside() {
  const [hooks, mails] = [await receiver(), await mailbox()];
  const env = {
    TAILWATCH_EGRESS_ALLOW: `${hooks.place},${mails.place}`,
    TAILWATCH_SMTP_URL: mails.url,
    TAILWATCH_MAIL_FROM: "tailwatch@example.org",
  };
  const at = (path: string) => hooks.received.filter((got) => got.path.startsWith(path));
  const bodies = (path: string) => at(path).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  const end = async () => {
    await hooks.close();
    await mails.close();
  };
  return { url: hooks.url, mails: mails.mails, env, at, bodies, end };
}

/** What a signature is checked with. */
export const signedHeaders = ({ headers }: Received) => headers as Record<string, string>;

/** Adds one target of each kind; returns the secret of the signed one. */
export async function tellEverybody(request: APIRequestContext, url: string): Promise<string> {
  const add = async (target: object) => {
    const answer = await request.post("/api/v1/targets", { data: target });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as { secret?: string };
  };
  await add({ kind: "slack", name: "chat", url: `${url}/slack` });
  await add({ kind: "pagerduty", name: "pager", url: `${url}/pagerduty`, routingKey: "R".repeat(32) });
  await add({ kind: "email", name: "post", to: ["oncall@example.org"] });
  await add({ kind: "alertmanager", name: "alertmanager", url: `${url}/alertmanager` });
  return (await add({ kind: "webhook", name: "hook", url: `${url}/hook` })).secret ?? "";
}

/** A lineage that is really retrained, generation by generation; `bundle`: what the next one learns from. */
export interface Story {
  lineage: string;
  index: number;
  bundle: string[];
}

/** Breeds a lineage on its own output until it has a ticket. Returns the story and the ticket's key. */
export async function collapsed(request: APIRequestContext, lineage: string, seed: number) {
  await push(request, `lineages/${lineage}/reference/samples`, records(people(2 * SAMPLES, seed), "r"));
  const story: Story = { lineage, index: 0, bundle: people(BUNDLE, seed + 1) };
  for (let made = 0; made < 5; made++) {
    const said = await next(request, story, seed);
    const key = await ticketKey(request, lineage);
    story.bundle = said;
    if (key) return { story, key };
  }
  throw new Error(`${lineage} opened no ticket in five generations`);
}

/** The next generation: learned from the bundle, sent, closed, judged. Returns what it says. */
export async function next(request: APIRequestContext, story: Story, seed: number): Promise<string[]> {
  story.index++;
  const { lineage, index, bundle } = story;
  const said = retrained(bundle, BUNDLE, seed + 100 * index);
  const registered = await request.post(`/api/v1/lineages/${lineage}/generations`, {
    data: { index, trainingSize: bundle.length, workflow: "replace" },
  });
  expect(registered.ok(), await registered.text()).toBe(true);
  await push(request, `lineages/${lineage}/generations/${index}/samples`, records(said.slice(0, SAMPLES), `g${index}`));
  await close(request, lineage, index);
  return said;
}

export async function ticketKey(request: APIRequestContext, lineage: string): Promise<string | null> {
  const { data } = (await (await request.get("/api/v1/tickets")).json()) as {
    data: { key: string; lineage: { slug: string } }[];
  };
  return data.find((ticket) => ticket.lineage.slug === lineage)?.key ?? null;
}

interface Ticket {
  state: string;
  wanted: number | null;
  accepted: number;
  humanSamples: number;
  progress: { heldBack: number; needed: number | null } | null;
  bundle: { id: string } | null;
  verification: {
    strata: { outcome: string; before: { value: number }; after: { value: number } }[];
    cause: string | null;
  } | null;
  history: { to: string; note: string }[];
}

export async function ticketOf(request: APIRequestContext, key: string): Promise<Ticket> {
  return (await (await request.get(`/api/v1/tickets/${key}`)).json()) as Ticket;
}

/** Human texts as people would collect them for a ticket: `count` of them, rich in the words that the brief's file lists. */
export async function collected(request: APIRequestContext, key: string, count: number, seed: number) {
  const brief = await (await request.get(`/api/v1/tickets/${key}/brief.jsonl`)).text();
  const listed = brief
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { event: string | null }).event);
  const wanted = new Set(listed.filter((event) => event !== null));
  return records(chosen(people(6 * count, seed), wanted, count), `h${seed}`);
}

/** How many more samples have to be accepted until as many train as the ticket needs. */
export async function missing(request: APIRequestContext, key: string): Promise<number> {
  const { progress, accepted, humanSamples, wanted } = await ticketOf(request, key);
  if (progress === null) return Math.ceil(humanSamples / 0.8);
  return Math.max(0, (wanted ?? humanSamples) - accepted);
}

/** Sends human data against a ticket until it has the number that it asks for, which follows what the data are worth. */
export async function collectAll(request: APIRequestContext, key: string, seed: number): Promise<void> {
  for (let round = 0; round < 6; round++) {
    const count = await missing(request, key);
    if (count === 0) return;
    const answer = await request.post(`/api/v1/tickets/${key}/samples?${CLAIM}`, {
      data: Buffer.from(await collected(request, key, count, seed + round)),
      headers: { "content-type": "application/x-ndjson" },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
  throw new Error(`${key} is never satisfied`);
}

/** The texts of a bundle that train, as the product hands them out. */
export async function trainingTexts(request: APIRequestContext, key: string): Promise<string[]> {
  const { bundle } = await ticketOf(request, key);
  const lines = await (await request.get(`/api/v1/bundles/${bundle?.id}/records`)).text();
  return lines
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text);
}

/**
 * Generations after a lasting repair, each learned from plenty of human data, until an alert is over: two that are ok in a
 * row, and one look in thirteen may be at watch by chance.
 */
export async function untilResolved(request: APIRequestContext, story: Story, seed: number, alert: string) {
  story.bundle = people(40 * BUNDLE, seed + 1);
  for (let made = 0; made < 8; made++) {
    const { state } = (await (await request.get(`/api/v1/alerts/${alert}`)).json()) as { state: string };
    if (state === "resolved") return;
    await next(request, story, seed);
  }
  throw new Error(`${alert} is not over after eight generations`);
}

export async function act(request: APIRequestContext, path: string, data: object = {}): Promise<void> {
  const answer = await request.post(`/api/v1/${path}`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
}
