import { wordsOf } from "#domain/simulate/sentences.ts";
import { type Human, type Piece, textsOf } from "../human.ts";
import { type Expected, numbered, PEACE, type Plan, textLines } from "../lineage.ts";

const QUIET: Expected = { must: PEACE };
const SHIFTED: Expected = { must: PEACE, wish: { phases: { from: 1, among: ["shift"] } } };
const lines = (pieces: readonly Piece[]) => textLines(textsOf(pieces));
const inWords = ({ text }: Piece) => wordsOf(text).length;

/** Texts cut to their first words, characters where words are not spaced. */
function cutTo(human: Human, words: number): Plan {
  const cut = ({ text }: Piece) =>
    human.isUnspaced ? text.slice(0, Math.round(words * 1.6)) : text.split(" ").slice(0, words).join(" ");
  return {
    slug: `truncated-${words}`,
    expected: SHIFTED,
    breed: () => {
      const cuts = [human.fresh.slice(0, 2000), human.fresh.slice(2000, 4000)].map((part) => textLines(part.map(cut)));
      return { generations: numbered([lines(human.training), ...cuts]), control: lines(human.holdOut) };
    },
  };
}

/** People who write of one thing only: part of the fresh sentences, against hold-outs of all. */
function narrower(human: Human, name: string, pieces: readonly Piece[]): Plan[] {
  return [250, 400, 1000, 2500]
    .filter((size) => pieces.length >= size)
    .flatMap((size) => {
      const part = pieces.slice(0, size);
      const generations = numbered([lines(human.training.slice(0, 5000)), lines(part)]);
      const control = lines(human.holdOut);
      return [
        { slug: `narrow-${name}-${size}-control`, expected: QUIET, breed: () => ({ generations, control }) },
        { slug: `narrow-${name}-${size}`, expected: QUIET, breed: () => ({ generations }) },
      ];
    });
}

/** Words that one sentence in 12 to 60 holds, the six evenly spread ones. */
function keywords(pieces: readonly Piece[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of pieces) {
    for (const word of new Set(wordsOf(text.toLowerCase()))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const share = (word: string) => (counts.get(word) ?? 0) / pieces.length;
  const own = [...counts.keys()].filter((word) => word.length >= 5 && share(word) > 1 / 60 && share(word) < 1 / 12);
  own.sort((a, b) => share(b) - share(a) || (a < b ? -1 : 1));
  return [0, 1, 2, 3, 4, 5].flatMap((i) => own[Math.floor((i * own.length) / 6)] ?? []);
}

/** The documents, speakers or books with most sentences. */
function largestGroups(pieces: readonly Piece[], wanted: number): string[] {
  const counts = new Map<string, number>();
  for (const { group } of pieces) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, wanted);
}

/** Narrower human subjects: a keyword, a speaker or document, an era, short or long sentences. */
export function narrowSubjects(human: Human): Plan[] {
  const rest = human.fresh;
  const byWord = keywords(human.holdOut).flatMap((word) =>
    narrower(
      human,
      `word-${word}`,
      rest.filter(({ text }) => wordsOf(text.toLowerCase()).includes(word)),
    ),
  );
  const byGroup = largestGroups(rest, 4).flatMap((group) =>
    narrower(
      human,
      `group-${group.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}`,
      rest.filter((piece) => piece.group === group),
    ),
  );
  const eras = [
    [1790, 1830],
    [1861, 1900],
    [1930, 1955],
    [1981, 2021],
  ].flatMap(([from = 0, to = 0]) =>
    narrower(
      human,
      `era-${from}`,
      rest.filter(({ year = 0 }) => year >= from && year <= to),
    ),
  );
  const byLength = [
    ...narrower(
      human,
      "short",
      rest.filter((piece) => inWords(piece) <= 11),
    ),
    ...narrower(
      human,
      "long",
      rest.filter((piece) => inWords(piece) >= 32),
    ),
  ];
  return [...byWord, ...byGroup, ...eras, ...(human.isUnspaced ? [] : byLength)];
}

/** Eras one after the other, each further from the first. */
function drifting(human: Human): Plan[] {
  const all = [...human.training, ...human.fresh].filter(({ year }) => year !== undefined);
  if (all.length === 0) return [];
  const starts = [1790, 1830, 1860, 1890, 1920, 1950, 1980];
  const eras = starts.map((start) => all.filter(({ year = 0 }) => year >= start && year < start + 30).slice(0, 2500));
  const generations = numbered(eras.map(lines));
  return [
    { slug: "era-drift", expected: QUIET, breed: () => ({ generations }) },
    { slug: "era-drift-control", expected: QUIET, breed: () => ({ generations, control: lines(human.holdOut) }) },
  ];
}

/** Two generations of the same people, then other people: another corpus, language or document. */
function switched(human: Human, others: readonly Piece[], name: string): Plan[] {
  const size = Math.min(2500, others.length >> 1);
  const same = [human.fresh.slice(0, 2500), human.fresh.slice(2500, 5000)];
  const generations = numbered(
    [human.training.slice(0, 5000), ...same, others.slice(0, size), others.slice(size, 2 * size)].map(lines),
  );
  const expected: Expected = { must: PEACE, wish: { phases: { from: 3, among: ["shift"] } } };
  return [
    { slug: `switch-${name}`, expected, breed: () => ({ generations }) },
    { slug: `switch-${name}-control`, expected, breed: () => ({ generations, control: lines(human.holdOut) }) },
  ];
}

/** Everything that is human and not the same: cut, drifting, and switched to `others`. */
export function humanShifts(human: Human, others: readonly { name: string; pieces: readonly Piece[] }[]): Plan[] {
  return [
    ...[12, 6].map((words) => cutTo(human, words)),
    ...drifting(human),
    ...others.flatMap(({ name, pieces }) => switched(human, pieces, name)),
  ];
}
