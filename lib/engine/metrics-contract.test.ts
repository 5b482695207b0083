import { beforeAll, describe, expect, it } from "vitest";
import type { Reference } from "#domain/comparison/comparison.ts";
import { UNKNOWN_REASONS } from "#domain/estimate.ts";
import type { Measurement } from "#domain/judgement.ts";
import { METRICS, metricOf } from "#domain/metrics/registry.ts";
import type { Sample } from "#domain/sample.ts";
import { collapses, GENERATION, humanReference, PEOPLE } from "./testing/collapses.ts";
import { contentOf, measured, referenceOf, summaryOf } from "./testing/measured.ts";
import { population } from "./testing/population.ts";

/** What each metric must do, whichever it is: a new one is held to it without a line here. */
const shared = {
  reference: null as Reference | null,
  healthy: [] as Measurement[],
  found: new Map<string, Measurement[]>(),
};
beforeAll(async () => {
  shared.reference = await humanReference();
  const healthy = population(GENERATION, "healthy", { humanShare: 0.3 });
  shared.healthy = measured(shared.reference, await summaryOf(shared.reference, healthy));
  shared.found = await collapses();
});

function reference(): Reference {
  if (!shared.reference) throw new Error("the reference is not there");
  return shared.reference;
}

/** The human value of a measurement; of a share that is not compared with people, that of a model which lost nothing. */
function idealOf({ metric, slice, estimate }: Measurement): number {
  if (estimate.kind === "value" && estimate.control) return estimate.control.value;
  const { unit } = metricOf(metric);
  if (unit !== "share") return unit === "ratio" ? 1 : 0;
  const own = shared.healthy.find((each) => each.metric === metric && each.slice === slice)?.estimate;
  return own?.kind === "value" ? own.value : 0;
}

/** What a measurement must be, whatever was measured: a number with its interval, or a reason of the closed list. */
function faultOf({ metric, slice, estimate }: Measurement): string | null {
  const name = `${metric} of ${slice}`;
  if (estimate.kind === "unknown") {
    return UNKNOWN_REASONS.includes(estimate.reason) ? null : `${name} is unknown for no known reason`;
  }
  const { value, low, high } = estimate;
  if (![value, low, high].every(Number.isFinite)) return `${name} is not finite`;
  if (low > value || high < value) return `${name} lies outside its own interval`;
  const [least, most] = metricOf(metric).range;
  return value < least || value > most ? `${name} is ${value}, outside its range` : null;
}

const faultsOf = (measurements: readonly Measurement[]) => measurements.flatMap((each) => faultOf(each) ?? []);

describe("every metric", () => {
  it("has an example that runs, and gives what it says", () => {
    const lacking = METRICS.filter(({ examples }) => !examples?.length).map(({ id }) => `${id} has no example`);
    expect(lacking).toEqual([]);
    for (const { id, examples } of METRICS) {
      for (const { given, value, run } of examples ?? []) expect(run(), `${id}: ${given}`).toBeCloseTo(value, 9);
    }
  });

  it("is measured, on samples that carry all that a metric may need", () => {
    const ids = new Set(Array.from(shared.found.values()).flatMap((each) => each.map(({ metric }) => metric)));
    expect(METRICS.filter(({ id }) => !ids.has(id)).map(({ id }) => `${id} is never measured`)).toEqual([]);
  });

  it("moves the harmful way, its whole interval, in a collapse", () => {
    const isMoved = (each: Measurement) =>
      each.estimate.kind === "value" &&
      (metricOf(each.metric).worseWhen === "lower"
        ? each.estimate.high < idealOf(each)
        : each.estimate.low > idealOf(each));
    const moved = new Set(
      Array.from(shared.found.values()).flatMap((found) => found.filter(isMoved).map(({ metric }) => metric)),
    );
    expect(METRICS.filter(({ id }) => !moved.has(id)).map(({ id }) => `${id} is moved by no planted collapse`)).toEqual(
      [],
    );
  });

  it("stays in its range, with an interval about its value, or says why it is unknown, in every collapse", () => {
    for (const [name, found] of shared.found) expect(faultsOf(found), name).toEqual([]);
  });

  it("gives the human value of the reference itself: of both its halves, or of the control that is held out", async () => {
    // Said again by a model: what a generation holds of human origin is none of its output.
    const people = population(PEOPLE, "people", { nats: 3 });
    const held = new Set(reference().control.incidence.content);
    const runs: Measurement[][] = [];
    for (const samples of [people, people.filter(({ text }) => held.has(contentOf(text ?? "")))]) {
      runs.push(measured(reference(), await summaryOf(reference(), samples)));
    }
    expect(runs.map(faultsOf)).toEqual([[], []]);
    // A sample lies nearer to itself than chance would have it: what is held against chance may be surely under it.
    const isIdeal = (each: Measurement) => {
      const { estimate } = each;
      if (estimate.kind === "unknown" || metricOf(each.metric).unit === "share") return true;
      const { unit, worseWhen } = metricOf(each.metric);
      const isAgainstChance = unit !== "ratio" && worseWhen === "higher";
      return estimate.low <= idealOf(each) && (estimate.high >= idealOf(each) || isAgainstChance);
    };
    const off = METRICS.filter(
      ({ id }) => !runs.some((run) => run.every((each) => each.metric !== id || isIdeal(each))),
    );
    expect(off.map(({ id }) => `${id} is not that of people on people's own samples`)).toEqual([]);
  });

  it("is the same, bit for bit, whatever the order of samples and the cut of the upload", async () => {
    const samples = population(GENERATION, "order", { surprise: 1 });
    const forward = measured(reference(), await summaryOf(reference(), samples, 500));
    const backward = measured(reference(), await summaryOf(reference(), samples.toReversed(), 77));
    expect(JSON.stringify(backward)).toBe(JSON.stringify(forward));
  });

  it("is unknown, with a reason, of fewer samples than it needs", async () => {
    const few = measured(reference(), await summaryOf(reference(), population(12, "few")));
    const known = few.filter(({ metric, estimate }) => estimate.kind === "value" && metricOf(metric).minSamples > 12);
    expect(known.map(({ metric }) => `${metric} is told of 12 samples`)).toEqual([]);
  });
});

const text = (id: number, own: string): Sample => ({ id: String(id), text: own });
const unique = (i: number) => Array.from({ length: 20 }, (_, k) => `u${i}x${k}`).join(" ");
const CHINESE = "今天 天气 很好 我们 一起 去 公园 散步 然后 回家 吃饭 明天 可能 会 下雨 记得 带 雨伞 出门".split(" ");
const chinese = (i: number) =>
  Array.from({ length: 12 }, (_, k) => CHINESE[(i * 7 + k * (1 + (i % 5))) % CHINESE.length]).join("");

describe.each<[string, Sample[]]>([
  ["a sample without a word", [text(0, "")]],
  ["one sample", [text(0, "the only sample there is")]],
  ["samples that are all the same", Array.from({ length: 400 }, (_, i) => text(i, "all of these are the very same"))],
  ["words that are all different", Array.from({ length: 400 }, (_, i) => text(i, unique(i)))],
  ["Chinese", Array.from({ length: 400 }, (_, i) => text(i, chinese(i)))],
  ["one word a sample", Array.from({ length: 400 }, (_, i) => text(i, i % 3 === 0 ? "yes" : "no"))],
])("of %s, every metric", (_, samples) => {
  it("is a number or says why not: beside people, beside itself, and as the reference of people", async () => {
    const own = await summaryOf(reference(), samples);
    const itself = await referenceOf(samples);
    const people = await summaryOf(reference(), population(300, "beside"));
    for (const found of [measured(reference(), own), measured(itself, own), measured(itself, people)]) {
      expect(faultsOf(found)).toEqual([]);
    }
  });
});
