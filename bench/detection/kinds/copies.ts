import { type Random, random } from "#domain/stats/random.ts";
import { spell, trainCharacters } from "../character-model.ts";
import { type Human, shuffled, textsOf } from "../human.ts";
import { type Expected, type Line, numbered, PEACE, type Plan, textLines } from "../lineage.ts";

const observed = (human: Human) => Math.min(2500, Math.floor(human.fresh.length / 2));
const DUPLICATION: Expected = { must: { collapseBy: 1 }, wish: { mechanisms: ["duplication"] } };

/** Replaces one to three words of a text by words from elsewhere. */
function varied(text: string, words: readonly string[], source: Random): string {
  const own = text.split(" ");
  const changes = 1 + source.below(2);
  for (let i = 0; i < changes; i++) own[source.below(own.length)] = words[source.below(words.length)] ?? "";
  return own.join(" ");
}

/** A generation of which a share is copies of a few of its own texts, word for word or nearly. */
function copied(human: Human, share: number, isNear: boolean, sources: number): Plan {
  const slug = `${isNear ? "near-" : ""}copies-${share * 100}-of-${sources}`;
  const expected = share >= 0.15 ? DUPLICATION : { must: PEACE };
  return {
    slug,
    expected,
    breed: () => {
      const size = observed(human);
      const source = random(`detection/${human.seed}/${slug}`);
      const people = shuffled(textsOf(human.fresh), source);
      const words = people.slice(0, 200).flatMap((text) => text.split(" "));
      const originals = people
        .slice(0, sources)
        .map((text) => (text.length < 80 ? `${text} ${people[sources]}` : text));
      const copies = Array.from({ length: Math.round(size * share) }, (_, i) => {
        const text = originals[i % originals.length] ?? "";
        return isNear ? varied(text, words, source) : text;
      });
      const rest = people.slice(sources, sources + size - copies.length);
      const generation = textLines(shuffled([...rest, ...copies], source));
      return {
        generations: numbered([generation, generation], 1).slice(0, 1),
        control: textLines(textsOf(human.holdOut)),
      };
    },
  };
}

/** One answer, a few answers, a template with one slot, nothing at all. */
function constant(human: Human, slug: string, line: (k: number, source: Random) => Line, expected: Expected): Plan {
  return {
    slug,
    expected,
    breed: () => {
      const source = random(`detection/${human.seed}/${slug}`);
      const generation = Array.from({ length: 1000 }, (_, k) => line(k, source));
      const people = textLines(textsOf(human.fresh.slice(0, 5000)));
      return { generations: numbered([people, generation, generation]) };
    },
  };
}

/** Repetition in all its forms. */
export function copies(human: Human): Plan[] {
  const exact = [0.005, 0.15, 0.5].flatMap((share) => [1, 20].map((of) => copied(human, share, false, of)));
  const near = human.isUnspaced
    ? []
    : [0.15, 0.5].flatMap((share) => [5, 50].map((of) => copied(human, share, true, of)));
  const names = textsOf(human.holdOut)
    .flatMap((text) => text.split(" "))
    .slice(0, 2000);
  const name = (source: Random) => names[source.below(names.length)] ?? "";
  const untold: Expected = { must: { noTicket: true, verdicts: ["unknown", "watch"] } };
  return [
    ...exact,
    ...near,
    constant(
      human,
      "constant-answer",
      () => ({ text: "I am sorry, but I cannot help with that request." }),
      DUPLICATION,
    ),
    constant(human, "ten-answers", (k) => ({ text: human.fresh[k % 10]?.text ?? "" }), DUPLICATION),
    constant(
      human,
      "template",
      (_, source) => ({
        text: `Thank you for asking about ${name(source)} ${name(source)}; we will come back to you soon.`,
      }),
      { must: { collapseBy: 1 } },
    ),
    constant(human, "empty-texts", () => ({ text: "" }), untold),
    constant(human, "punctuation-only", (k) => ({ text: "…".repeat(1 + (k % 3)) }), untold),
  ];
}

/** Words that people wrote once or twice are replaced by words nobody wrote. */
export function inventedWords(human: Human, share: number): Plan {
  return {
    slug: `invented-words-${share * 100}`,
    expected: {
      must: { phases: { from: 1, among: ["shift", "early-collapse"] }, watchBy: 1 },
      wish: { mechanisms: ["invented-tail"] },
    },
    breed: () => {
      const source = random(`detection/${human.seed}/invented/${share}`);
      const texts = textsOf(human.fresh);
      const counts = new Map<string, number>();
      for (const text of [...texts, ...textsOf(human.training)]) {
        for (const word of text.split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      const known = [...counts.keys()].filter((word) => /^\p{Ll}{4,}$/u.test(word));
      const spoken = new Set(spell(trainCharacters(known, 3), 12_000, source).filter((word) => !counts.has(word)));
      const invented = [...spoken];
      const rename = (word: string) =>
        (counts.get(word) ?? 0) <= 3 && source.uniform() < share
          ? (invented[source.below(invented.length)] ?? word)
          : word;
      const size = observed(human);
      const generation = texts.slice(0, size).map((text) => text.split(" ").map(rename).join(" "));
      return { generations: numbered([textLines(generation)], 1), control: textLines(textsOf(human.holdOut)) };
    },
  };
}
