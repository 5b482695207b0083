import type { Estimate } from "./estimate.ts";
import type { Provider } from "./provider.ts";

/** Worst last; `unknown` is beside the order and never green. */
export const VERDICTS = ["ok", "watch", "breach", "unknown"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const PHASES = [
  "reference",
  "healthy",
  "early-collapse",
  "late-collapse",
  "shift",
  "insufficient-data",
] as const;
export type Phase = (typeof PHASES)[number];

export const MECHANISMS = [
  "resampling",
  "sharpening",
  "duplication",
  "class-loss",
  "contamination",
  "invented-tail",
] as const;
export type Mechanism = (typeof MECHANISMS)[number];

/** One metric of one generation in one slice, with its verdict and the sentence that says why. */
export interface Measurement {
  metric: string;
  version: number;
  slice: string;
  estimate: Estimate;
  verdict: Verdict;
  because: string;
  /** Generations that the value was counted over together; absent: this one alone. */
  pooled?: number;
  /** Who made the embeddings that it was computed from; absent where it needs none. */
  provider?: Provider;
}

/** What the decision table looked at; shown on the lineage and ticket pages. `null` is "could not be told". */
export interface PhaseEvidence {
  row: number;
  massShareOfLoss: { value: number; low: number; high: number } | null;
  drift: { value: number; low: number; high: number } | null;
  /** Drift that resampling alone would make. */
  driftAllowance: number | null;
  /** Power of human frequency that fits best, and the share of the drift that it explains. */
  tilt: { exponent: number; share: number } | null;
  /** Least human samples that are as rich as the generation, and the human samples it is read at. */
  humanEquivalentSamples: number | null;
  humanSamples: number | null;
  /** The signs in full; a judgement made before they were kept has only the three claims below. */
  tail?: "lost" | "kept" | "unknown" | "absent";
  richness?: "low" | "kept" | "unknown" | "absent";
  outside?: "up" | "not-up" | "down" | "unknown";
  tailLost: boolean;
  richnessLow: boolean;
  outsideUp: boolean;
}

/** Human samples of one stratum that the next bundle needs, with every input of the formula (statistics.md 9). */
export interface InjectionQuantity {
  stratum: string;
  humanSamples: number;
  kind: "random" | "targeted";
  ledBy: "rate" | "presence" | "recovery" | "floor";
  rate: number;
  presence: number;
  /** So that the next generation is back over the breach line; quantities computed before it was known lack it and what follows. */
  recovery?: number;
  floor: number;
  /** Human samples that do the same when they are not chosen; null where no number of them does. */
  atRandom?: number | null;
  /** Human samples that suffice once decoding removes no tail any more; only where it does. */
  onceFixed?: number;
  /** Retention that the next generation has to show. */
  target?: number;
  /** Retention that it is expected to show, decoded as before. */
  expected?: { value: number; low: number; high: number };
  inputs: {
    bundle: number;
    target: number;
    massLow: number | null;
    enrichment: number;
    /** Tokens of a chosen sample beside one at large (ℓ), and what decoding keeps; both 1 where they are not told. */
    length?: number;
    kept?: number;
    /** λ*: least share of fresh human data that holds the stratum; null when none does, or none is needed. */
    freshShare: number | null;
    /** Human samples that would show as many events as wanted, and those that the bundle is worth. */
    presenceFrom?: { needed: number; held: number };
  };
}

/** One event of the catalogue as the tail explorer shows it. Counts are samples that hold the event. */
export interface TailEvent {
  event: string;
  kind: "word" | "label" | "declared";
  stratum: string;
  human: number;
  humanSamples: number;
  expected: number;
  seen: number;
  samples: number;
  /** Human chance of at least one sighting at this generation's size. */
  chance: number;
  status: "lost" | "thin" | "kept";
  /** Up to three human originals, from the catalogue half only. */
  originals: string[];
  /** Up to three samples of the generation nearest to the first original (most shared rare words), best first. */
  nearest: string[];
}

/** What the tail explorer of one generation draws; computed at judgement, never on a page request. */
export interface TailDetail {
  rankFrequency: {
    human: { rank: number; share: number; low: number; high: number }[];
    generation: { rank: number; share: number }[];
    /** Events of the control that the generation never shows. */
    missing: number;
  };
  events: TailEvent[];
  counts: { lost: number; thin: number; kept: number };
  /** Absent from judgements made before it was kept. */
  wording?: WordingDetail;
}

/**
 * A word against people: samples of either side that hold it. `ratio`: of both rates at equal amounts of text, with its
 * interval; null where no human sample holds it, and `high` where nothing bounds it.
 */
export interface MovedWord {
  word: string;
  samples: number;
  human: number;
  ratio: number | null;
  low: number;
  high: number | null;
}

/** Examples of how a generation says things, beside people; computed at judgement, never on a page request. */
export interface WordingDetail {
  samples: number;
  humanSamples: number;
  /** Contents that come more than once, the samples that hold them, and the commonest whose text is kept. */
  duplicates: { contents: number; samples: number; shown: { text: string; copies: number }[] };
  /** Classes of near copies with more than one content; of each two texts and their share of words in common. */
  nearCopies: {
    classes: number;
    samples: number;
    shown: { texts: [string, string]; common: number; samples: number }[];
  };
  /** Phrases by the kept texts that hold them; `isGrown`: listed for outgrowing people's, not for being common. */
  phrases: {
    texts: number;
    words: number;
    humanTexts: number;
    humanWords: number;
    shown: {
      phrase: string;
      texts: number;
      human: number;
      isGrown: boolean;
      ratio: { value: number; low: number; high: number } | null;
    }[];
  };
  /** Words that surely rose and fell; `words`: all words said on either side. */
  words: { compared: number; words: number; humanWords: number; risen: MovedWord[]; fallen: MovedWord[] };
  /** Shares of samples by length in words, in bins of one width; 5, 25, 50, 75 and 95% points. */
  lengths: {
    width: number;
    human: number[];
    generation: number[];
    humanQuantiles: number[];
    quantiles: number[];
  };
}

/** How a generation stands to the accepted baseline: the same metrics, the accepted generations in the control's place. */
export interface BaselineReading {
  generations: number[];
  measurements: Measurement[];
}

/** A judged generation: the one object that page, CLI, alert, ticket and export read. */
export interface GenerationJudgement {
  index: number;
  samples: number;
  rejected: number;
  phase: Phase;
  mechanism: Mechanism | null;
  verdict: Verdict;
  headline: string;
  measurements: Measurement[];
  evidence: PhaseEvidence | null;
  quantities: InjectionQuantity[];
  notes: { code: string; message: string }[];
  /** Absent or null: no baseline was accepted before it. */
  baseline?: BaselineReading | null;
}

/** How the reference of a lineage came about. */
export interface ReferenceFacts {
  catalogue: number;
  control: number;
  source: "split" | "control";
  /** SHA-256 over the sorted content digests of the reference. */
  digest: string;
}
