import { type Catalogue, catalogueOf, indexOf } from "../catalogue.ts";
import { type PhraseCatalogue, phraseCatalogueOf } from "../phrase-catalogue.ts";
import { LEAST_HALF, type ReferenceRecords, type Split, splitReference } from "../reference.ts";
import { gramBudget, type JackknifedSide, jackknifedBudget, keptShare, readAt, type Side } from "../side.ts";
import { coverage, joined } from "../stats/coverage.ts";
import type { Carried } from "../summary/carried.ts";
import { NO_NUMBERS } from "../summary/numbers.ts";
import { NO_ROWS } from "../summary/rows.ts";
import { exposureOf, mergeSummaries, type Summary, UNBOUNDED } from "../summary/summary.ts";
import { blockedByUnit, blocksOf } from "../summary/units.ts";
import { classTable, nearClasses } from "./near-copies.ts";
import { phraseSides } from "./phrase-sides.ts";
import { sidesOf } from "./sides.ts";

/** Effective numbers are read at this coverage at most: beyond it they would lean on the last few singletons. */
const MOST_COVERAGE = 0.9;
/** Coverages are read in steps down: as an estimate of one side it would carry that side's noise into both. */
const COVERAGE_STEPS = 20;
/** Left so that a replicate, which has a block less, still reaches it. */
const COVERAGE_LEFT = 0.01;

/** The frozen human reference: catalogue, its two halves together, and what each costs nothing to keep at hand. */
export interface Reference {
  catalogue: Catalogue;
  control: Summary;
  whole: Summary;
  /** Phrases of the catalogue half; absent from references frozen before they were kept. */
  phrases?: PhraseCatalogue;
  /** What the catalogue half carries beside words; absent from references frozen before that was kept. */
  kinds?: { catalogue: Carried };
  /** Both halves hold enough samples to judge rarity. */
  isSplit: boolean;
}

/** Two sides read at one common budget. */
export interface Contrast {
  control: JackknifedSide;
  generation: JackknifedSide;
}

/** A generation beside the human reference, ready to be measured. */
export interface Comparison {
  reference: Reference;
  index: ReadonlyMap<string, number>;
  generation: Summary;
  /** Class of near copies of each sample that the incidences keep: the reference's, then the generation's. */
  nearCopies: Uint32Array;
  /** Against the control half: for what the catalogue selected. Null while a half is too small. */
  heldOut: Contrast | null;
  /** The same over phrases of two and of three words: shown beside words. */
  pairs: Contrast | null;
  triples: Contrast | null;
  /** Against both halves: for what no catalogue selected. */
  whole: Contrast;
}

/** Freezes a reference from its tokenised samples. Words are the events; labels, where no sample has a word. */
export function freezeReference(parts: readonly ReferenceRecords[]): Reference {
  return freezeSplit(splitReference(parts));
}

/** Freezes a reference from its two halves. */
export function freezeSplit(split: Split): Reference {
  const halves = [split.catalogue, split.control];
  const together = mergeSummaries(halves, UNBOUNDED);
  const isLabelled = halves.every(({ words }) => words.names.every((name) => name.startsWith("label:")));
  return {
    catalogue: catalogueOf(split, isLabelled ? "label" : "word"),
    control: split.control,
    // Numbers and embeddings are read half by half.
    whole: { ...together, carried: { ...together.carried, numbers: NO_NUMBERS, rows: NO_ROWS } },
    kinds: { catalogue: split.catalogue.carried },
    phrases: phraseCatalogueOf(split),
    isSplit: split.catalogue.samples >= LEAST_HALF && split.control.samples >= LEAST_HALF,
  };
}

/**
 * Sets a generation beside the reference. Null when either side has no token at all: there is nothing to compare.
 * Given the classes of near copies, where the same samples were compared before.
 */
export function compare(reference: Reference, generation: Summary, known?: Uint32Array): Comparison | null {
  if (exposureOf(generation) === 0 || exposureOf(reference.whole) === 0) return null;
  const index = indexOf(reference.catalogue);
  const nearCopies = known ?? nearClasses([reference.whole.incidence, generation.incidence]);
  const humans = reference.whole.incidence.key.length;
  const sides = (of: Summary, classes?: Uint32Array) =>
    sidesOf(blockedByUnit(of), reference.catalogue, index, classes && classTable(classes, blocksOf(of)));
  const own = sides(generation, nearCopies.subarray(humans));
  const isHeldOut = reference.isSplit && exposureOf(reference.control) > 0;
  return {
    reference,
    index,
    generation,
    nearCopies,
    heldOut: isHeldOut ? atCommonBudget(sides(reference.control), own) : null,
    pairs: isHeldOut ? phraseContrast("pairs", reference, generation) : null,
    triples: isHeldOut ? phraseContrast("triples", reference, generation) : null,
    whole: atCommonBudget(sides(reference.whole, nearCopies.subarray(0, humans)), own),
  };
}

/** Control and generation by their phrases, over the samples that are kept whole. */
function phraseContrast(kind: "pairs" | "triples", reference: Reference, generation: Summary): Contrast | null {
  const strata = reference.phrases?.[kind];
  return strata
    ? atCommonBudget(phraseSides(reference.control, kind, strata), phraseSides(generation, kind, strata))
    : null;
}

/** Two sides read at one budget of text, one coverage, as many word sequences. */
export function atCommonBudget(control: JackknifedSide, generation: JackknifedSide): Contrast {
  const budget = jackknifedBudget(control, generation);
  const reached = Math.min(MOST_COVERAGE, ...[control.whole, generation.whole].map(coverageOf));
  const covered = Math.floor(Math.max(0, reached) * COVERAGE_STEPS + 1e-9) / COVERAGE_STEPS;
  const at = {
    budget,
    coverage: covered,
    kept: keptShare([control, generation], budget),
    grams: gramBudget([control, generation]),
  };
  return { control: readAt(control, at), generation: readAt(generation, at) };
}

const coverageOf = ({ presence, n }: Side) => coverage(joined(presence), n) - COVERAGE_LEFT;
