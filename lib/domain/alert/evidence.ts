import type { Measurement, Mechanism, Phase, TailEvent, Verdict } from "../judgement.ts";

/** One generation of the measurement that leads an alert, as it was known when the alert fired. */
export interface EvidencePoint {
  index: number;
  verdict: Verdict;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  reason: string | null;
}

/** What was on the table when the alert fired, frozen: never edited afterwards. Measurements: worst first. */
export interface AlertEvidence {
  generation: number;
  /** Revision of that generation; evidence kept before revisions were written down is of the first. */
  revision?: number;
  /** The leading measurement, generation by generation, up to the one that fired. */
  history: EvidencePoint[];
  /** Shared by both alphas a year: how many looks, and false alarms allowed. */
  budget: { looksPerYear: number; falseAlarmsPerYear: number };
  phase: Phase;
  mechanism: Mechanism | null;
  measurements: Measurement[];
  lostEvents: TailEvent[];
  policy: {
    id: string;
    version: number;
    watch: number | null;
    breach: number | null;
    for: number;
    clearAfter: number;
    /** Absent from evidence kept before policies named one. */
    runbook?: string | null;
  };
  samples: number;
}
