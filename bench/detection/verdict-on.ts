import type { CheckReport } from "#services/evaluate/check-report.ts";
import type { Demand, Expected } from "./lineage.ts";

type Judged = CheckReport["generations"][number];

const isCollapse = ({ phase }: Judged) => phase === "early-collapse" || phase === "late-collapse";
const isAlarm = (each: Judged) => isCollapse(each) || each.verdict === "breach" || each.tickets.length > 0;
const isBeyond = ({ verdict }: Judged) => verdict === "watch" || verdict === "breach";
const at = (found: readonly Judged[]) => found.map(({ index }) => `g${index}`).join(" ");

/** Generations for which a demand does not hold, or null. */
type Broken = (judged: readonly Judged[]) => string | null;

const none = (what: string, test: (each: Judged) => boolean): Broken => {
  return (judged) => {
    const found = judged.filter(test);
    return found.length > 0 ? `${what} at ${at(found)}` : null;
  };
};
const by = (what: string, index: number, test: (each: Judged) => boolean): Broken => {
  return (judged) => (judged.some((each) => each.index <= index && test(each)) ? null : `no ${what} by g${index}`);
};

/** Every part of a demand as a test. */
function testsOf(demand: Demand): Broken[] {
  const { never = [], verdicts, phases, mechanisms } = demand;
  const tests: Broken[] = [none(never.join("/"), ({ phase }) => (never as string[]).includes(phase))];
  if (demand.noTicket) tests.push(none("ticket", ({ tickets }) => tickets.length > 0));
  if (demand.noBreach) tests.push(none("breach", ({ verdict }) => verdict === "breach"));
  if (verdicts) tests.push(none(`not ${verdicts.join("/")}`, ({ verdict }) => !verdicts.includes(verdict)));
  if (demand.collapseBy !== undefined) tests.push(by("collapse", demand.collapseBy, isCollapse));
  if (demand.watchBy !== undefined) tests.push(by("watch", demand.watchBy, isBeyond));
  if (demand.ticketBy !== undefined) tests.push(by("ticket", demand.ticketBy, ({ tickets }) => tickets.length > 0));
  const { notBefore } = demand;
  if (notBefore !== undefined)
    tests.push(none("alarm before onset", (each) => each.index < notBefore && isAlarm(each)));
  if (phases) {
    const isOther = ({ index, phase }: Judged) => index >= phases.from && !(phases.among as string[]).includes(phase);
    tests.push(none(`not ${phases.among.join("/")}`, isOther));
  }
  if (mechanisms) {
    const named = (mechanism: string) => (mechanisms as string[]).includes(mechanism);
    tests.push(none(`not ${mechanisms.join("/")}`, ({ mechanism }) => mechanism !== null && !named(mechanism)));
  }
  return tests;
}

/** What a report breaks of what was expected: `must` is a failure, `wish` a remark. */
export function brokenOf(report: CheckReport, expected: Expected): { must: string[]; wish: string[] } {
  const judged = report.generations.filter(({ phase }) => phase !== "reference");
  const broken = (demand: Demand) => testsOf(demand).flatMap((test) => test(judged) ?? []);
  return { must: broken(expected.must), wish: broken(expected.wish ?? {}) };
}
