import type { MovedWord, WordingDetail } from "../judgement.ts";
import { count, fixed, generationName, percent, plural } from "./format.ts";

/** Title of the exact copies. */
export function copiesFinding({ duplicates, samples }: WordingDetail, index: number): string {
  const name = generationName(index);
  if (duplicates.contents === 0) return `${name} says nothing twice, word for word`;
  const share = percent(duplicates.samples / Math.max(1, samples));
  return `${plural(duplicates.contents, "content comes", "contents come")} more than once at ${name}: ${count(duplicates.samples)} of ${plural(samples, "sample")} (${share})`;
}

/** Title of the near copies. */
export function nearFinding({ nearCopies }: WordingDetail, index: number): string {
  const name = generationName(index);
  if (nearCopies.classes === 0) return `Nothing at ${name} repeats another sample but for a word or two`;
  return `${plural(nearCopies.samples, "sample")} at ${name} ${nearCopies.samples === 1 ? "is" : "are"} a near copy of another, in ${plural(nearCopies.classes, "group")}`;
}

/** Title of the phrases: the commonest one beside people. */
export function phrasesFinding({ phrases }: WordingDetail, index: number): string {
  const [first] = phrases.shown;
  const name = generationName(index);
  if (first === undefined) return `No phrase of three words comes again and again at ${name}`;
  const own = percent(first.texts / Math.max(1, phrases.texts));
  const human = percent(first.human / Math.max(1, phrases.humanTexts));
  return `“${first.phrase}” stands in ${own} of texts at ${name}; in ${human} of people's`;
}

/** Title of the lengths: the middle sample on both sides. */
export function lengthFinding({ lengths }: WordingDetail, index: number): string {
  const [own = 0, human = 0] = [lengths.quantiles[2], lengths.humanQuantiles[2]];
  return `Half of ${generationName(index)}'s samples have up to ${plural(own, "word")}; half of people's up to ${count(human)}`;
}

/** Title of the words that moved. */
export function movedFinding({ words }: WordingDetail, index: number): string {
  const [up] = words.risen;
  const [down] = words.fallen;
  const of = `of ${plural(words.compared, "word")} compared`;
  if (up === undefined && down === undefined) return `No word surely moved at ${generationName(index)}, ${of}`;
  const risen = up === undefined ? "no word surely rose" : `“${up.word}” rose most (${timesWords(up)})`;
  const fallen = down === undefined ? "none surely fell" : `“${down.word}” fell most (${timesWords(down)})`;
  return `At ${generationName(index)} ${risen}, and ${fallen}, ${of}`;
}

/** How often something is said against people: "5.1 times people's", "not said any more". */
export function timesWords({ ratio }: Pick<MovedWord, "ratio">): string {
  if (ratio === null) return "people never say it";
  return ratio === 0 ? "it is not said at all" : `${times(ratio)} times people's`;
}

/** A ratio with as many decimals as it can bear: 0.048, 0.35, 5.1, 29. */
export function times(ratio: number): string {
  return fixed(ratio, ratio === 0 || ratio >= 10 ? 0 : ratio >= 1 ? 1 : ratio >= 0.1 ? 2 : 3);
}

/** The interval of such a ratio; above what nothing bounds it stands "or more". */
export function timesInterval({ low, high }: { low: number; high: number | null }): string {
  return high === null || high > 1e6 ? `${times(low)} or more` : `${times(low)}-${times(high)}`;
}

/** A word of a text, with whether the other text lacks it. */
export interface ComparedPart {
  text: string;
  isOwn: boolean;
}

/**
 * Two texts word by word: what one has and the other has not (longest common subsequence of words).
 * Given two texts of some hundred words. Returns the parts of the first. O(words²).
 */
export function comparedText(text: string, other: string): ComparedPart[] {
  const [a, b] = [text, other].map((one) => one.split(/(?<=\s)/));
  if (!a || !b) return [];
  const same = (i: number, j: number) => a[i]?.trim() === b[j]?.trim();
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [here, below] = [longest[i], longest[i + 1]];
      if (here && below) {
        here[j] = same(i, j) ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, here[j + 1] ?? 0);
      }
    }
  }
  const parts: ComparedPart[] = [];
  for (let i = 0, j = 0; i < a.length; ) {
    const isCommon = j < b.length && same(i, j);
    const isSkip = !isCommon && j < b.length && (longest[i]?.[j + 1] ?? 0) > (longest[i + 1]?.[j] ?? 0);
    if (isSkip) j++;
    else {
      const last = parts.at(-1);
      if (last && last.isOwn === !isCommon) last.text += a[i] ?? "";
      else parts.push({ text: a[i] ?? "", isOwn: !isCommon });
      i++;
      if (isCommon) j++;
    }
  }
  return parts;
}
