import { random } from "#domain/stats/random.ts";
import { type Human, shuffled, textsOf } from "../human.ts";
import { COLLAPSE, type Line, numbered, type Plan, textLines } from "../lineage.ts";
import { REPLACE, recur } from "../recursion.ts";
import { type Speaker, trigram } from "../speakers.ts";

/** Samples of a generation: 2,500, or as many as a small corpus affords. */
const observed = (human: Human) => Math.min(2500, Math.floor(human.fresh.length / 4));

function late(human: Human, slug: string, speaker: Speaker): Plan[] {
  const size = observed(human);
  const files = () => {
    const people = [0, 1, 2, 3].map((k) => textLines(textsOf(human.fresh.slice(k * size, (k + 1) * size))));
    const lineage = { training: textsOf(human.training), fresh: [], seed: `${human.seed}/${slug}` };
    const bred = recur(speaker, REPLACE, lineage, 4).map((texts) => textLines(texts.slice(0, size)));
    return { generations: numbered([...people, ...bred]) };
  };
  const expected = { must: { notBefore: 4, collapseBy: 7 }, wish: { collapseBy: 5, ticketBy: 7 } };
  const control = textLines(textsOf(human.holdOut));
  return [
    { slug, expected, breed: files },
    { slug: `${slug}-control`, expected, breed: () => ({ ...files(), control }) },
  ];
}

/** Human generations with a growing or constant share of model text, unlabelled. */
function contaminated(human: Human, name: string, shares: readonly number[], speaker: Speaker): Plan {
  const size = observed(human);
  const slug = `contaminated-${name}`;
  const isGrowing = (shares.at(-1) ?? 0) > 0.5;
  const breed = () => {
    const lineage = { training: textsOf(human.training), fresh: [], seed: `${human.seed}/${slug}` };
    const model = recur(speaker, REPLACE, lineage, 3).at(-1) ?? [];
    const generations = shares.map((share, k): Line[] => {
      const source = random(`detection/${human.seed}/${slug}/${k}`);
      const own = shuffled(model, source).slice(0, Math.round(size * share));
      const people = shuffled(textsOf(human.fresh), source).slice(0, size - own.length);
      return textLines(shuffled([...own, ...people], source));
    });
    return { generations: numbered(generations), control: textLines(textsOf(human.holdOut)) };
  };
  const must = isGrowing ? { notBefore: 1, collapseBy: shares.length - 1 } : { never: ["late-collapse" as const] };
  return { slug, expected: { must, wish: { watchBy: isGrowing ? 5 : 2 } }, breed };
}

/** Three clean generations, then a recursion; and model text that seeps in among people. */
export function onsets(human: Human): Plan[] {
  const growing = [0, 0, 0.1, 0.3, 0.5, 0.7, 0.9];
  return [
    ...late(human, "late-onset-t1", trigram(1)),
    ...late(human, "late-onset-t.9", trigram(0.9)),
    contaminated(human, "growing-t1", growing, trigram(1)),
    contaminated(human, "growing-t.9", growing, trigram(0.9)),
    contaminated(human, "constant-30", [0, 0.3, 0.3, 0.3], trigram(1)),
  ];
}

/** A rare word of the corpus is written less and less; nothing else is. */
export function rareWordRemoved(human: Human, word: string, shares: readonly number[], name: string): Plan {
  const holds = (text: string) => text.toLowerCase().includes(word);
  const size = observed(human);
  const onset = shares.findIndex((share) => share < 0.5);
  return {
    slug: `word-removed-${name}`,
    expected: {
      must: { notBefore: shares.findIndex((share) => share < 0.9), collapseBy: onset + 2 },
      wish: { mechanisms: ["class-loss"], collapseBy: onset },
    },
    breed: () => {
      const generations = shares.map((share, k) => {
        const source = random(`detection/${human.seed}/${name}/${k}`);
        const people = shuffled(textsOf(human.fresh), source).filter(
          (text) => !holds(text) || source.uniform() < share,
        );
        return textLines(people.slice(0, Math.max(size, 2000)));
      });
      const events = `schema: tailwatch.events/1\nevents:\n  - id: rare-word\n    kind: pattern\n    pattern: ${JSON.stringify(word)}\n    flags: i\n    mustKeep: true\n`;
      return { generations: numbered(generations), control: textLines(textsOf(human.holdOut)), events };
    },
  };
}

/** Of every few human sentences only the most typical are kept, more strictly each generation. */
export function typicalHumans(human: Human, score: (text: string) => number): Plan {
  const size = observed(human);
  return {
    slug: "typical-humans",
    expected: {
      must: { notBefore: 1, watchBy: 3, phases: { from: 4, among: ["shift", ...COLLAPSE] } },
      wish: { collapseBy: 3 },
    },
    breed: () => {
      const generations = [1, 2, 3, 4].map((k) => {
        const people = shuffled(textsOf(human.fresh), random(`detection/${human.seed}/typical/${k}`));
        const kept = Math.min(size, Math.floor(people.length / (k + 1)));
        const offered = people.slice(0, kept * (k + 1)).sort((a, b) => score(b) - score(a));
        return textLines(offered.slice(0, kept));
      });
      return { generations: numbered(generations, 1), control: textLines(textsOf(human.holdOut)) };
    },
  };
}
