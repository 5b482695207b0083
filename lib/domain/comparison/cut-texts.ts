import { catalogueOf } from "../catalogue.ts";
import { LEAST_HALF } from "../reference.ts";
import { random } from "../stats/random.ts";
import { incidence } from "../summary/incidence.ts";
import { exposureOf, type KeptText, mergeSummaries, type Summary, summarise } from "../summary/summary.ts";
import { words } from "../text/words.ts";
import { type Comparison, compare } from "./comparison.ts";

/** Ratios of mean lengths between which counts per sample mean the same (statistics.md 3, Length). */
const LIKE_LENGTHS = [0.8, 1.25] as const;

const meanLength = (of: Summary) => exposureOf(of) / of.samples;

/** Whether samples are so much shorter or longer than people's that length alone would look like loss. */
export function hasOtherLengths({ reference, generation }: Comparison): boolean {
  const ratio = meanLength(generation) / meanLength(reference.whole);
  return ratio < LIKE_LENGTHS[0] || ratio > LIKE_LENGTHS[1];
}

/**
 * The same comparison with all three sides cut to the shorter side's median length, to a window whose place is drawn
 * from the content: from the kept texts, one a content (at most TEXT_BOUND a side). Null where no text was kept.
 */
export function cutAlike({ reference, generation }: Comparison): Comparison | null {
  const { whole, control, catalogue } = reference;
  const boundary = control.incidence.key[0] ?? 0;
  const sides = [whole.texts.filter(({ key }) => key < boundary), control.texts, generation.texts].map((texts) =>
    texts.map((kept) => ({ ...kept, words: words(kept.text) })),
  );
  const shorter = meanLength(generation) < meanLength(whole) ? sides.slice(2) : sides.slice(0, 2);
  const length = median(shorter.flat().map((kept) => kept.words.length));
  if (length === 0) return null;
  const [catalogued, held, model] = sides.map((side, i) => cutSide(side, length, i < 2 ? whole : generation));
  if (!catalogued || !held || !model) return null;
  const split = {
    catalogue: catalogued,
    catalogueIncidence: catalogued.incidence,
    catalogueTexts: new Map<string, string>(),
    control: held,
  };
  const cut = {
    catalogue: catalogueOf(split, catalogue.kind),
    control: held,
    whole: mergeSummaries([catalogued, held]),
    isSplit: catalogued.samples >= LEAST_HALF && held.samples >= LEAST_HALF,
  };
  return compare(cut, model);
}

interface ReadText extends KeptText {
  words: string[];
}

function cutSide(texts: readonly ReadText[], length: number, { tokenizer, incidence: of }: Summary): Summary {
  const grouped = of.grouped.includes(1);
  const samples = texts.map(({ key, content, words: own }) => ({
    key,
    grouped,
    content,
    words: windowOf(own, length, content),
    labels: [],
    events: [],
  }));
  const joined = samples.map(({ key, content, words: own }) => ({ key, content, text: own.join(" ") }));
  return summarise(tokenizer, incidence(samples), joined);
}

function windowOf(own: string[], length: number, content: string): string[] {
  if (own.length <= length) return own;
  const start = random(`cut/${content}`).below(own.length - length + 1);
  return own.slice(start, start + length);
}

function median(lengths: readonly number[]): number {
  const sorted = lengths.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
