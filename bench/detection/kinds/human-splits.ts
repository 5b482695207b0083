import { random } from "#domain/stats/random.ts";
import { type Human, type Piece, partsOf, shuffled, textsOf } from "../human.ts";
import { COLLAPSE, type Expected, numbered, PEACE, type Plan, textLines } from "../lineage.ts";

const HEALTHY: Expected = { must: PEACE, wish: { verdicts: ["ok"] } };
const QUIET: Expected = { must: PEACE };
const lines = (pieces: readonly Piece[]) => textLines(textsOf(pieces));

/** All human sentences in one list: people against people may use any of them. */
const everyone = (human: Human) => [...human.holdOut, ...human.training, ...human.fresh];

/** A lineage of nothing but people: sizes of generation 0, 1, 2, …, with or without a hold-out of its own. */
function split(human: Human, sizes: readonly number[], control: number): Plan {
  const slug = `human-${sizes.join("-")}${control > 0 ? `-control-${control}` : ""}`;
  const isLarge = sizes.every((size) => size >= 2500) && (control === 0 || control >= 4000);
  return {
    slug,
    expected: isLarge ? HEALTHY : QUIET,
    breed: () => {
      const all = shuffled(everyone(human), random(`detection/${human.seed}/${slug}`));
      const [held = [], ...generations] = partsOf(all, [control, ...sizes]);
      const files = { generations: numbered(generations.map(lines)) };
      return control > 0 ? { ...files, control: lines(held) } : files;
    },
  };
}

const SIZES = [
  [2500, 2500, 2500],
  [5000, 2500, 2500],
  [5000, 5000, 5000],
  [10_000, 1000, 300],
  [600, 600, 600],
  [600, 3000],
  [1000, 5000, 10_000],
  [5000, 20_000],
  [400, 400],
  [3000, 80],
];

/** People against people, in parts of like and of unlike sizes; the same file twice; one half of a file as another. */
export function humanSplits(human: Human): Plan[] {
  const count = everyone(human).length;
  const fits = (sizes: readonly number[], control: number) => sizes.reduce((sum, size) => sum + size, control) <= count;
  const plans = [0, 5000, 1200].flatMap((control) =>
    SIZES.filter((sizes) => fits(sizes, control)).map((sizes) => split(human, sizes, control)),
  );
  return [...plans, identical(human), nested(human)];
}

function identical(human: Human): Plan {
  return {
    slug: "human-identical",
    expected: { must: { ...PEACE, phases: { from: 1, among: ["healthy"] } } },
    breed: () => {
      const first = lines(human.training.slice(0, 2500));
      return { generations: numbered([first, first, [...first].reverse()]) };
    },
  };
}

function nested(human: Human): Plan {
  return {
    slug: "human-half-of-itself",
    expected: { must: { never: COLLAPSE, noTicket: true } },
    breed: () => {
      const first = lines(human.training.slice(0, 2500));
      return { generations: numbered([first, first.slice(0, 1250), first.slice(0, 600)]) };
    },
  };
}
