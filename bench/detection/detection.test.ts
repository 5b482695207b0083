import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, answersTo, firstAlarm } from "./first-alarms.ts";
import { RULES } from "./rules.ts";
import { speechPieces } from "./speeches.ts";
import { human, losing, type Scale } from "./trials.ts";

const SMALL: Scale = { training: 3000, observed: 1200, generations: 3 };
const COLLAPSE = "Tailwatch, collapse";
const BREACH = "Tailwatch, collapse at breach";
const SETS = ["same people", "same people, few", "one era"];
const NEVER = Number.POSITIVE_INFINITY;

const all = async (trials: Parameters<typeof answersTo>[0][]) => (await Promise.all(trials.map(answersTo))).flat();

describe("a tail that goes, and people of whom nothing is lost", () => {
  let lost: Answer[];
  let people: Answer[];
  beforeAll(async () => {
    const pieces = speechPieces();
    lost = await all([...losing(pieces, 1, SMALL, "replace")]);
    people = await all(human(pieces, 1, SMALL).filter(({ kind }) => SETS.includes(kind)));
  });
  const first = (rule: string) => lost.filter((answer) => answer.rule === rule).map(firstAlarm)[0] ?? NEVER;
  const cries = (rule: string) => people.some((answer) => answer.rule === rule && answer.alarms.includes(true));

  it("are told apart by Tailwatch: collapse within two generations, a breach within three, never of people", () => {
    expect(first(COLLAPSE)).toBeLessThanOrEqual(2);
    expect(first(BREACH)).toBeLessThanOrEqual(3);
    expect([cries(COLLAPSE), cries(BREACH)]).toEqual([false, false]);
  });

  it.each(RULES)("are not told apart by '$name': it alarms of people too, or sees the tail go later", ({ name }) => {
    expect(cries(name) || first(name) > first(COLLAPSE)).toBe(true);
  });
});
