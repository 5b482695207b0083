import { estimate } from "#domain/estimate.ts";
import type { GenerationJudgement, InjectionQuantity, Measurement, Verdict } from "#domain/judgement.ts";
import { METRICS } from "#domain/metrics/registry.ts";

const RETENTION = "tail.retention";
const version = METRICS.find((metric) => metric.id === RETENTION)?.version ?? 1;
const VALUES: Record<Verdict, number> = { ok: 0.99, watch: 0.93, breach: 0.7, unknown: 0.9 };

/** Retention of a stratum with a value that its verdict fits. */
export function measured(slice: string, verdict: Verdict): Measurement {
  const value = VALUES[verdict];
  const known = estimate({ value, low: value - 0.02, high: value + 0.02, n: 2500, p: 0.001, mde: 0.04 });
  return { metric: RETENTION, version, slice, estimate: known, verdict, because: `${slice} is ${verdict}` };
}

/** What a breach asks for. */
export const QUANTITY: InjectionQuantity = {
  stratum: "rarity:1",
  humanSamples: 1242,
  kind: "random",
  ledBy: "rate",
  rate: 1242,
  presence: 300,
  floor: 0,
  inputs: { bundle: 10_000, target: 0.95, massLow: 0.77, enrichment: 2.4, freshShare: null },
};

/** A generation of 2,500 samples whose rarest stratum has a verdict, as the engine would judge it. */
export function judged(index: number, verdict: Verdict, more: Partial<GenerationJudgement> = {}): GenerationJudgement {
  const phase = verdict === "breach" ? "early-collapse" : "healthy";
  return {
    index,
    samples: 2500,
    rejected: 0,
    phase,
    mechanism: null,
    verdict,
    headline: `generation ${index}`,
    measurements: [measured("rarity:1", verdict), measured("rarity:2-3", "ok"), measured("rarity:4-9", "ok")],
    evidence: null,
    quantities: verdict === "breach" ? [QUANTITY] : [],
    notes: [],
    ...more,
  };
}
