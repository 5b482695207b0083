import { describe, expect, it } from "vitest";
import type { AlertState } from "../alert.ts";
import { type Audience, addressed, pagerAct } from "./audience.ts";
import type { AlertMessage, AlertNews, JudgedMessage, TicketMessage, ToldAlert } from "./message.ts";
import type { Route } from "./target.ts";

const MEASURED = {
  metric: "tail.retention",
  version: 1,
  slice: "rarity:1",
  value: 0.71,
  low: 0.66,
  high: 0.76,
  n: 5000,
  p: 0.001,
  control: { value: 1, n: 5000 },
  mde: 0.04,
};

function told(id: string, news: AlertNews, state: AlertState, more: Partial<ToldAlert> = {}): ToldAlert {
  return {
    id,
    group: 3,
    news,
    state,
    severity: "breach",
    headline: "Rare words fell to 71% of the human control (66-76%), below 85%.",
    policy: { id: "tail-retention", version: 1, watch: 0.95, breach: 0.85 },
    measurement: MEASURED,
    openedIndex: 4,
    owner: null,
    ticket: null,
    note: "",
    openedAt: "2026-11-22T08:30:00.000Z",
    runbook: null,
    ...more,
  };
}

const LINEAGE = { id: "ln_4", slug: "support-bot", name: "Support bot", owner: "Ana" };
const message = (...alerts: ToldAlert[]): AlertMessage => ({
  kind: "alerts",
  lineage: LINEAGE,
  generation: 4,
  revision: 1,
  phase: "early-collapse",
  mechanism: "sharpening",
  leadTime: null,
  alerts,
  lostEvents: [],
});

const target = (id: string, kind: Audience["targets"][number]["kind"], isEnabled = true) => ({ id, kind, isEnabled });
const ALL = [
  target("slack", "slack"),
  target("pager", "pagerduty"),
  target("hook", "webhook"),
  target("mail", "email"),
  target("am", "alertmanager"),
  target("jira", "tracker"),
];
const audience = (more: Partial<Audience> = {}): Audience => ({
  targets: ALL,
  routes: [],
  told: new Map(),
  states: new Map(),
  ...more,
});
const who = (parts: ReturnType<typeof addressed>) => parts.flatMap((part) => part.targets).sort();

describe("without a route", () => {
  it("a breach goes to every enabled target but the trackers, a watch wakes nobody", () => {
    const breach = addressed(message(told("a", "firing", "firing")), audience());
    expect(who(breach)).toEqual(["am", "hook", "mail", "pager", "slack"]);
    const watch = addressed(message(told("a", "firing", "firing", { severity: "watch" })), audience());
    expect(who(watch)).toEqual(["am", "hook", "mail", "slack"]);
  });

  it("what could not be judged goes to chat, and a pending alert to nobody", () => {
    const unknown = told("a", "firing", "firing", { severity: "watch", measurement: null });
    expect(who(addressed(message(unknown), audience()))).toEqual(["hook", "mail", "slack"]);
    expect(addressed(message(told("a", "firing", "pending")), audience())).toEqual([]);
  });

  it("puts all alerts of a group into one message, and only the breach of it before the pager", () => {
    const both = message(told("a", "firing", "firing"), told("b", "firing", "firing", { severity: "watch" }));
    const parts = addressed(both, audience());
    expect(parts.map((part) => [part.subjects, part.targets])).toEqual([
      [
        ["a", "b"],
        ["slack", "hook", "mail", "am"],
      ],
      [["a"], ["pager"]],
    ]);
  });
});

describe("routes", () => {
  const route = (rule: Partial<Route>): Route => ({
    lineage: null,
    owner: null,
    severity: null,
    phase: null,
    targets: [],
    ...rule,
  });

  it("the first that fits decides, null fits everything", () => {
    const routes = [
      route({ lineage: "other", targets: ["mail"] }),
      route({ owner: "Ana", severity: "watch", targets: ["hook"] }),
      route({ owner: "Ana", phase: "early-collapse", targets: ["pager"] }),
      route({ targets: ["slack"] }),
    ];
    expect(who(addressed(message(told("a", "firing", "firing")), audience({ routes })))).toEqual(["pager"]);
    const owned = message(told("a", "firing", "firing", { owner: "Ben" }));
    expect(who(addressed(owned, audience({ routes })))).toEqual(["slack"]);
  });

  it("lead to no disabled target, and to nobody where none fits", () => {
    const routes = [route({ severity: "watch", targets: ["slack"] })];
    expect(addressed(message(told("a", "firing", "firing")), audience({ routes }))).toEqual([]);
    const off = audience({ routes: [route({ targets: ["slack"] })], targets: [target("slack", "slack", false)] });
    expect(addressed(message(told("a", "firing", "firing")), off)).toEqual([]);
  });
});

describe("closing news", () => {
  it("goes wherever the firing went, also to a target that is disabled or that no route names any more", () => {
    const targets = [target("slack", "slack"), target("pager", "pagerduty", false)];
    const known = audience({
      targets,
      told: new Map([["pager", new Set(["a"])]]),
      states: new Map([["a", "resolved"]]),
    });
    for (const news of ["resolved", "acknowledged", "recovering", "snoozed"] as const) {
      const parts = addressed(message(told("a", news, news === "snoozed" ? "firing" : news)), known);
      expect(who(parts)).toEqual(news === "resolved" || news === "acknowledged" ? ["pager"] : []);
    }
  });

  it("resolves a pager's incident when nothing that it was told of is open, whatever else the group holds", () => {
    const states = new Map<string, AlertState>([
      ["a", "firing"],
      ["b", "firing"],
      ["c", "firing"],
    ]);
    const known = audience({ told: new Map([["pager", new Set(["a", "b"])]]), states });
    expect(addressed(message(told("a", "resolved", "resolved")), known)).toEqual([]);
    const both = message(told("a", "resolved", "resolved"), told("b", "resolved", "resolved"));
    const [part] = addressed(both, known);
    expect(part?.message.kind === "alerts" && pagerAct(part.message)).toBe("resolve");
  });

  it("acknowledges an incident only when nothing of it fires any more", () => {
    const acted = (firing: number, acknowledged: number) =>
      pagerAct({
        ...message(told("a", "acknowledged", "acknowledged")),
        standing: { firing, acknowledged, recovering: 0 },
      });
    expect([acted(1, 1), acted(0, 2), acted(0, 0)]).toEqual([null, "acknowledge", "resolve"]);
  });

  it("of two groups is two messages, each in the thread of its own", () => {
    const told2 = new Map([["slack", new Set(["a"])]]);
    const parts = addressed(
      message(told("b", "firing", "firing", { group: 4 }), told("a", "resolved", "resolved")),
      audience({ told: told2, targets: [target("slack", "slack")] }),
    );
    expect(parts.map((part) => [part.thread, part.subjects])).toEqual([
      ["ln_4:4", ["b"]],
      ["ln_4:3", ["a"]],
    ]);
  });
});

describe("what is no alert", () => {
  const ticket: TicketMessage = {
    kind: "ticket",
    lineage: LINEAGE,
    ticket: {
      key: "TW-12",
      state: "approved",
      headline: "h",
      strata: [],
      humanSamples: 900,
      accepted: 0,
      owner: null,
      due: null,
      round: 1,
      openedIndex: 4,
    },
    news: "approved",
    note: "",
    actor: "local user",
  };
  const judged: JudgedMessage = {
    kind: "judged",
    lineage: LINEAGE,
    generation: 5,
    revision: 1,
    verdict: "ok",
    phase: "healthy",
    mechanism: null,
    headline: "h",
  };

  it("a ticket reaches chat and trackers, its proposal and progress trackers and webhooks alone, a judged generation webhooks alone", () => {
    expect(who(addressed(ticket, audience()))).toEqual(["hook", "jira", "mail", "slack"]);
    for (const news of ["proposed", "progress"] as const)
      expect(who(addressed({ ...ticket, news }, audience()))).toEqual(["hook", "jira"]);
    expect(who(addressed(judged, audience()))).toEqual(["hook"]);
  });

  it("a tracker mirrors every ticket, also where routes name others", () => {
    const routes = [{ lineage: null, owner: null, severity: null, phase: null, targets: ["slack"] }];
    expect(who(addressed(ticket, audience({ routes })))).toEqual(["jira", "slack"]);
  });
});
