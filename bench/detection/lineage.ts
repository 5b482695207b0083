import type { Mechanism, Phase, Verdict } from "#domain/judgement.ts";

/** One record as a line of NDJSON will hold it. */
export type Line = Record<string, unknown>;

/** What a judgement of a lineage must satisfy; every part that is absent asks nothing. Indices are of generations. */
export interface Demand {
  /** Phases that no compared generation may have. */
  never?: Phase[];
  noTicket?: boolean;
  noBreach?: boolean;
  /** Verdicts that every compared generation may have. */
  verdicts?: Verdict[];
  /** A collapse is called at this generation or before. */
  collapseBy?: number;
  /** A watch or a breach is given at this generation or before. */
  watchBy?: number;
  /** A ticket is opened at this generation or before. */
  ticketBy?: number;
  /** No collapse, breach or ticket before this generation. */
  notBefore?: number;
  /** Every generation from this one on has one of these phases. */
  phases?: { from: number; among: Phase[] };
  /** Every collapse that names a mechanism names one of these. */
  mechanisms?: Mechanism[];
}

/** What a lineage must show, and what one would like to see beyond that. */
export interface Expected {
  must: Demand;
  wish?: Demand;
}

/** The files of one lineage. Generations may have gaps: the index is theirs. */
export interface LineageFiles {
  generations: { index: number; lines: Line[] }[];
  control?: Line[];
  /** Declared events, as YAML. */
  events?: string;
}

/** A lineage that can be bred: where it lies, what is expected of it, and how it comes to be. */
export interface Plan {
  slug: string;
  expected: Expected;
  breed: () => LineageFiles;
}

export const COLLAPSE: Phase[] = ["early-collapse", "late-collapse"];

/** What is asked of everything human: no collapse, no breach, no ticket. */
export const PEACE: Demand = { never: COLLAPSE, noTicket: true, noBreach: true };

/** Texts as lines. */
export const textLines = (texts: readonly string[]): Line[] => texts.map((text) => ({ text }));

/** Generations from a list, numbered from `first`. */
export const numbered = (generations: readonly (readonly Line[])[], first = 0): LineageFiles["generations"] =>
  generations.map((lines, i) => ({ index: i + first, lines: [...lines] }));
