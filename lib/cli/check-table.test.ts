import { describe, expect, it } from "vitest";
import { estimate } from "#domain/estimate.ts";
import type { GenerationJudgement, Measurement } from "#domain/judgement.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { reportOf } from "#services/evaluate/check-report.ts";
import { tableOf } from "./check-table.ts";

const measured = (slice: string, value: number, p: number): Measurement => ({
  metric: "diversity.types",
  version: 1,
  slice,
  estimate: estimate({ value, low: value - 0.02, high: value + 0.02, n: 500, p, control: { value: 1, n: 800 } }),
  verdict: "unknown",
  because: "",
});

function tableFor(measurements: Measurement[]): string {
  const judgement: GenerationJudgement = {
    ...{ index: 3, samples: 1_500, rejected: 0, phase: "healthy", mechanism: null, verdict: "ok", headline: "Kept." },
    ...{ measurements, evidence: null, quantities: [], notes: [] },
  };
  const tally = { offered: 1_500, rejected: 0, duplicates: 0, rejects: [] };
  return tableOf(
    reportOf({
      ...{
        judged: [{ judgement, tally }],
        alerts: [],
        reference: { catalogue: 400, control: 400, source: "control" as const },
        notes: [],
        control: null,
      },
      ...{ maxRejects: 0.05, gate: "any" as const, policies: defaultPolicies() },
    }),
  );
}

describe("the table of a check", () => {
  it("names the parts that are worse than people's, each once, and none that chance explains", () => {
    const table = tableFor([
      measured("facet:lang=de", 0.97, 0.4),
      measured("facet:lang=fr", 0.6, 1e-6),
      { ...measured("facet:lang=fr", 0.7, 1e-4), metric: "tail.invented" },
      measured("all", 0.5, 1e-9),
    ]);
    expect(table.match(/lang = fr/g)).toHaveLength(1);
    expect(table).toContain("lang = fr: diversity.types 0.600");
    expect(table).not.toContain("lang = de");
  });

  it("says nothing of parts where none is worse", () => {
    expect(tableFor([measured("facet:lang=de", 0.97, 0.4)])).not.toContain("Parts");
  });
});
