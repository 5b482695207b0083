import { jensenShannon } from "#domain/stats/divergence.ts";
import { random } from "#domain/stats/random.ts";
import { words } from "#domain/text/words.ts";
import { shuffled } from "./human.ts";

/** Samples of one side as words, and how often each word was said. */
export interface Said {
  texts: readonly string[];
  tokens: readonly (readonly string[])[];
  counts: ReadonlyMap<string, number>;
}

/** A rule as teams write them today: an alarm when one number crosses a line that suits any size and any text. */
export interface Rule {
  name: string;
  isAlarm: (reference: Said, generation: Said) => boolean;
}

const COMMON = 200;
/** A share of zero is given this share, so that the logarithm of PSI exists. */
const ZERO_SHARE = 1e-4;

export function saidIn(texts: readonly string[]): Said {
  const tokens = texts.map((text) => words(text));
  const counts = new Map<string, number>();
  for (const own of tokens) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { texts, tokens, counts };
}

/** Shares of both sides over all words of either. */
function overAll(reference: Said, generation: Said): [number[], number[]] {
  const all = [...new Set([...reference.counts.keys(), ...generation.counts.keys()])];
  return [reference, generation].map(({ counts }) => sharesOf(all.map((word) => counts.get(word) ?? 0))) as [
    number[],
    number[],
  ];
}

/** Shares of both sides over the reference's commonest words and one cell for all others. */
function overCommon(reference: Said, generation: Said): [number[], number[]] {
  const common = [...reference.counts.keys()]
    .sort((a, b) => (reference.counts.get(b) ?? 0) - (reference.counts.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, COMMON);
  return [reference, generation].map(({ counts }) => {
    const own = common.map((word) => counts.get(word) ?? 0);
    return sharesOf([...own, sum([...counts.values()]) - sum(own)]);
  }) as [number[], number[]];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const sharesOf = (counts: readonly number[]) => {
  const total = sum(counts);
  return counts.map((count) => (total > 0 ? count / total : 0));
};

/** Population stability index: Σ (q - p) ln(q / p). */
function stabilityIndex([p, q]: [number[], number[]]): number {
  return sum(
    p.map((share, i) => {
      const [a, b] = [share || ZERO_SHARE, q[i] || ZERO_SHARE];
      return (b - a) * Math.log(b / a);
    }),
  );
}

const distance = ([p, q]: [number[], number[]]) => Math.sqrt(jensenShannon(p, q));

function entropy({ counts }: Said): number {
  return -sum(sharesOf([...counts.values()]).map((share) => (share > 0 ? share * Math.log(share) : 0)));
}

/** Different words in the first `budget` words of the samples, in a seeded order. */
function typesAt({ tokens }: Said, budget: number): number {
  return new Set(shuffled(tokens, random("detection/types")).flat().slice(0, budget)).size;
}

function matchedTypes(reference: Said, generation: Said): number {
  const budget = Math.min(...[reference, generation].map(({ counts }) => sum([...counts.values()])));
  return typesAt(generation, budget) / typesAt(reference, budget);
}

const repeated = ({ texts }: Said) => 1 - new Set(texts).size / texts.length;

/** The rules that Tailwatch is set beside. Lines: those in common use (PSI, Jensen-Shannon), else the least one would set by hand. */
export const RULES: readonly Rule[] = [
  { name: "PSI > 0.2, all words", isAlarm: (a, b) => stabilityIndex(overAll(a, b)) > 0.2 },
  { name: "PSI > 0.2, 200 commonest words", isAlarm: (a, b) => stabilityIndex(overCommon(a, b)) > 0.2 },
  { name: "Jensen-Shannon > 0.1, all words", isAlarm: (a, b) => distance(overAll(a, b)) > 0.1 },
  { name: "Jensen-Shannon > 0.1, 200 commonest", isAlarm: (a, b) => distance(overCommon(a, b)) > 0.1 },
  { name: "Entropy down 5%", isAlarm: (a, b) => entropy(b) < 0.95 * entropy(a) },
  { name: "Word types down 5%, sizes matched", isAlarm: (a, b) => matchedTypes(a, b) < 0.95 },
  { name: "Duplicates up 5 points", isAlarm: (a, b) => repeated(b) > repeated(a) + 0.05 },
];
