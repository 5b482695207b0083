import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALERT_ACTS, ALERT_STATES, type AlertState, SEVERITIES, type Severity } from "../alert.ts";
import { PHASES, VERDICTS, type Verdict } from "../judgement.ts";
import type { Snooze } from "./snooze.ts";
import { MACHINE } from "./testing/machine.ts";
import {
  type AlertStep,
  acted,
  moved,
  openedAlert,
  opening,
  type Seen,
  type SnoozableAlert,
  ticked,
} from "./transition.ts";

const POLICY = { for: 2, clearAfter: 2, onBreach: "open-ticket", onUnknown: "hold" } as const;
const NOW = new Date("2026-11-22T09:00:00Z");
const YESTERDAY = new Date("2026-11-21T09:00:00Z");
const SNOOZE: Snooze = {
  until: "2026-11-25T09:00:00Z",
  untilIndex: null,
  reason: "known",
  by: "Ana",
  at: "2026-11-22T08:00:00Z",
  severity: "breach",
  slices: ["rarity:1"],
  phase: "early-collapse",
};

const alertIn = (state: AlertState, severity: Severity, more: Partial<SnoozableAlert> = {}): SnoozableAlert => ({
  state,
  severity,
  openedIndex: 3,
  lastIndex: 4,
  beyondRun: 1,
  okRun: state === "recovering" ? 1 : 0,
  snooze: null,
  ...more,
});

/** "firing breach + tell raised, open-ticket", or "refused". */
function written(step: AlertStep | null): string {
  if (step === null) return "refused";
  const effects = step.effects.map((each) => (each.kind === "tell" ? `tell ${each.news}` : each.kind));
  const { state, severity, snooze } = step.alert;
  return [`${state} ${severity}${snooze ? " snoozed" : ""}`, ...effects].join(", ");
}

const EVENTS = [...VERDICTS, "unknown as watch", ...ALERT_ACTS, "a day"] as const;
type Event = (typeof EVENTS)[number];

function given(alert: SnoozableAlert, event: Event): AlertStep | null {
  if (event === "a day") return ticked(alert, { now: NOW, toldAt: YESTERDAY });
  const act = ALERT_ACTS.find((each) => each === event);
  if (act) return acted(alert, act, SNOOZE);
  const verdict = VERDICTS.find((each) => each === event) ?? "unknown";
  const policy = event === "unknown as watch" ? { ...POLICY, onUnknown: "watch" as const } : POLICY;
  return moved(alert, { index: 5, verdict, phase: "early-collapse", slices: ["rarity:1"] }, policy);
}

describe("the alert machine", () => {
  const rows = MACHINE.trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));

  it("has a row for every state, severity and event", () => {
    const all = ALERT_STATES.flatMap((state) =>
      SEVERITIES.flatMap((severity) => EVENTS.map((event) => `${state} ${severity}, ${event}`)),
    );
    expect(rows.map(([from, event]) => `${from}, ${event}`)).toEqual(all);
  });

  it.each(rows)("%s: %s leads to %s", (from = "", what, awake, snoozed) => {
    const state = ALERT_STATES.find((each) => from.startsWith(each)) ?? "resolved";
    const severity = from.endsWith("watch") ? "watch" : "breach";
    const event = EVENTS.find((each) => each === what) ?? "ok";
    expect(written(given(alertIn(state, severity), event))).toBe(awake);
    if (state !== "resolved") expect(written(given(alertIn(state, severity, { snooze: SNOOZE }), event))).toBe(snoozed);
  });
});

describe("a snooze", () => {
  const watched = alertIn("acknowledged", "watch", { snooze: { ...SNOOZE, severity: "watch", phase: "shift" } });
  const seen = { index: 5, verdict: "watch", phase: "shift", slices: ["rarity:1"] } as const;

  it.each([
    ["severity rises", { ...seen, verdict: "breach" as const }, "firing breach, tell raised, open-ticket"],
    ["another slice is beyond", { ...seen, slices: ["rarity:2-3"] }, "acknowledged watch, tell unsnoozed"],
    ["the phase worsens", { ...seen, phase: "early-collapse" as const }, "acknowledged watch, tell unsnoozed"],
    ["nothing is worse", seen, "acknowledged watch snoozed"],
    ["the phase cannot be told", { ...seen, phase: "insufficient-data" as const }, "acknowledged watch snoozed"],
  ])("when %s", (_, what, expected) => {
    expect(written(moved(watched, what, POLICY))).toBe(expected);
  });

  it("ends at the generation it waits for, also when that cannot be judged, and at its time", () => {
    const until = alertIn("firing", "breach", { snooze: { ...SNOOZE, until: null, untilIndex: 5 } });
    const unknown = { index: 5, verdict: "unknown" as const, phase: "insufficient-data" as const, slices: [] };
    expect(written(moved(until, unknown, POLICY))).toBe("firing breach, tell unsnoozed");
    const dated = alertIn("firing", "breach", { snooze: SNOOZE });
    const at = (now: string) => written(ticked(dated, { now: new Date(now), toldAt: YESTERDAY }));
    expect(at("2026-11-25T08:59:59Z")).toBe("firing breach snoozed");
    expect(at("2026-11-25T09:00:00Z")).toBe("firing breach, tell unsnoozed");
    const late = { now: new Date("2026-12-22T08:00:00Z"), toldAt: YESTERDAY };
    expect(written(ticked(until, late))).toBe("firing breach, tell unsnoozed");
  });

  it("tells nothing again on the day after people were told", () => {
    const alert = alertIn("firing", "breach");
    const at = (toldAt: Date | null) => ticked(alert, { now: NOW, toldAt }).effects;
    expect(at(new Date("2026-11-21T09:00:01Z"))).toEqual([]);
    expect(at(null)).toEqual([]);
  });
});

const verdict = fc.constantFrom(...VERDICTS);
const policies = fc.record({
  for: fc.integer({ min: 1, max: 3 }),
  clearAfter: fc.integer({ min: 1, max: 3 }),
  onBreach: fc.constantFrom("notify" as const, "open-ticket" as const),
  onUnknown: fc.constantFrom("hold" as const, "watch" as const),
});
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verdict, phase: fc.constantFrom(...PHASES), isNew: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constantFrom(...ALERT_ACTS, "tick" as const) },
);

interface Life {
  alert: SnoozableAlert | null;
  index: number;
  oks: number;
  hasFired: boolean;
  ends: number;
}

function follow(life: Life, step: AlertStep | null): void {
  if (step === null) return;
  life.alert = step.alert;
  life.hasFired ||= step.alert.state === "firing";
  life.ends += step.effects.filter((each) => each.kind === "tell" && each.news === "resolved").length;
}

type Judging = Omit<Seen, "index"> & { isNew: boolean };

function judge(life: Life, policy: Parameters<typeof moved>[2], { isNew, ...what }: Judging): void {
  life.index += isNew ? 1 : 0;
  const { alert, index } = life;
  if (alert === null) {
    const severity = opening(what.verdict, policy);
    if (severity !== null) follow(life, openedAlert(severity, index, policy));
    return;
  }
  const seen = { ...what, index };
  const step = moved(alert, seen, policy);
  if (index <= alert.lastIndex) {
    expect(step).toEqual({ alert, effects: [] });
    return;
  }
  if (what.verdict !== "unknown") {
    expect(moved(step.alert, seen, policy)).toEqual({ alert: step.alert, effects: [] });
    life.oks = what.verdict === "ok" ? life.oks + 1 : 0;
  } else expect(step.alert.state).not.toBe("resolved");
  if (step.alert.state === "resolved" && alert.state !== "pending")
    expect(life.oks).toBeGreaterThanOrEqual(policy.clearAfter);
  follow(life, step);
}

describe("any history of generations, acts and days", () => {
  it("moves an alert once a generation, resolves it only by ok ones in a row or by hand, and tells each end once", () => {
    fc.assert(
      fc.property(policies, fc.array(happening, { maxLength: 40 }), (policy, happenings) => {
        const life: Life = { alert: null, index: 0, oks: 0, hasFired: false, ends: 0 };
        for (const each of happenings) {
          if (typeof each === "object") judge(life, policy, { ...each, slices: [] });
          else if (life.alert !== null) {
            const { alert } = life;
            follow(life, each === "tick" ? ticked(alert, { now: NOW, toldAt: YESTERDAY }) : acted(alert, each, SNOOZE));
          }
          if (life.alert?.state !== "resolved") continue;
          expect(life.ends).toBe(life.hasFired ? 1 : 0);
          Object.assign(life, { alert: null, oks: 0, hasFired: false, ends: 0 });
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("never makes an alert better by what cannot be told", () => {
    const order: Record<AlertState, number> = { pending: 0, resolved: 0, recovering: 1, acknowledged: 2, firing: 2 };
    const unknown: Verdict = "unknown";
    for (const state of ALERT_STATES.filter((each) => each !== "pending" && each !== "resolved"))
      for (const severity of SEVERITIES)
        for (const onUnknown of ["hold", "watch"] as const) {
          const seen = { index: 5, verdict: unknown, phase: "healthy" as const, slices: [] };
          const { alert } = moved(alertIn(state, severity), seen, { ...POLICY, onUnknown });
          expect(order[alert.state]).toBeGreaterThanOrEqual(order[state]);
          expect(alert.severity).toBe(severity);
        }
  });
});
