import { readFileSync } from "node:fs";
import { join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { wordsOf } from "#domain/simulate/sentences.ts";
import { resampled, sampleWorld, type World, worldOf } from "#domain/simulate/world.ts";
import { random } from "#domain/stats/random.ts";
import { type Human, humanOf, type Piece, textsOf } from "./human.ts";
import { ACCUMULATE, type Diet, REPLACE, recur } from "./recursion.ts";
import { type Speaker, trigram, truncated } from "./speakers.ts";

/** One lineage as every rule sees it: human samples held out, and generations 1, 2, … in order. */
export interface Trial {
  kind: string;
  reference: string[];
  generations: string[][];
}

/** How many samples are learned from and looked at, and how many generations are bred. */
export interface Scale {
  training: number;
  observed: number;
  generations: number;
}

export const FULL: Scale = { training: 7000, observed: 2500, generations: 6 };
const ZIPF_BUNDLE = 4000;
const TANG = join(import.meta.dirname, "../world/data");

const mixed = (freshShare: number): Diet => ({ workflow: "replace", freshShare });

const RECURSIONS: readonly [string, Speaker, Diet][] = [
  ["replace", trigram(1), REPLACE],
  ["accumulate", trigram(1), ACCUMULATE],
  ["30% fresh human", trigram(1), mixed(0.3)],
  ["temperature 0.95", trigram(0.95), REPLACE],
  ["temperature 0.9", trigram(0.9), REPLACE],
  ["top-p 0.9", truncated({ topP: 0.9 }), REPLACE],
];

/** Lineages that lose their tail from generation 1 on. */
export function* losing(pieces: readonly Piece[], seed: number, scale: Scale, only?: string): Generator<Trial> {
  const human = humanOf(pieces, `lead/${seed}`);
  const training = textsOf(human.training.slice(0, scale.training));
  const reference = textsOf(human.holdOut);
  for (const [kind, speaker, diet] of RECURSIONS) {
    if (only !== undefined && kind !== only) continue;
    const lineage = { training, fresh: textsOf(human.fresh), seed: `lead/${seed}/${kind}` };
    const generations = recur(speaker, diet, lineage, scale.generations);
    yield { kind, reference, generations: generations.map((texts) => texts.slice(0, scale.observed)) };
  }
  if (only === undefined) yield zipf(seed, scale);
}

/** The exact law: counts of counts of a Zipf world by topics. */
function zipf(seed: number, scale: Scale): Trial {
  let world = worldOf(`lead/${seed}`);
  const texts = (law: World, samples: number, part: string) =>
    sampleWorld(law, samples, random(`lead/zipf/${seed}/${part}`)).map((events) =>
      Array.from(events, (event) => `w${event}`).join(" "),
    );
  const reference = texts(world, 2 * scale.observed, "reference");
  const generations = Array.from({ length: scale.generations }, (_, k) => {
    world = resampled(world, ZIPF_BUNDLE, random(`lead/zipf/${seed}/bundle/${k}`));
    return texts(world, scale.observed, `${k}`);
  });
  return { kind: "exact Zipf world", reference, generations };
}

const poems = (half: "a" | "b"): string[] =>
  zstdDecompressSync(readFileSync(join(TANG, `tang-${half}.ndjson.zst`)))
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text);

const holding = (pieces: readonly Piece[], word: string) =>
  pieces.filter(({ text }) => wordsOf(text.toLowerCase()).includes(word));
const between = (pieces: readonly Piece[], from: number, to: number) =>
  pieces.filter(({ year = 0 }) => year >= from && year <= to);
const cut = (pieces: readonly Piece[], words: number) =>
  pieces.map(({ text }) => text.split(" ").slice(0, words).join(" "));

/** Lineages of people: nothing is lost, whatever else is different. Every generation of them is a trial of its own. */
export function human(pieces: readonly Piece[], seed: number, { observed }: Scale): Trial[] {
  const { holdOut, training, fresh }: Human = humanOf(pieces, `lead/${seed}`);
  const reference = textsOf(holdOut);
  const trial = (kind: string, ...parts: (readonly string[])[]): Trial => ({
    kind,
    reference,
    generations: parts.map((texts) => texts.slice(0, observed)),
  });
  const rest = [...training, ...fresh];
  const eras = [between(rest, 1790, 1820), between(rest, 1861, 1890), between(rest, 1981, 2021)];
  return [
    trial("same people", textsOf(fresh.slice(0, observed)), textsOf(fresh.slice(observed, 2 * observed))),
    trial("same people, few", textsOf(fresh.slice(0, 300)), textsOf(fresh.slice(300, 900))),
    trial("one era", ...eras.map(textsOf)),
    trial("one keyword", ...["war", "treaty", "jobs", "gold"].map((word) => textsOf(holding(rest, word)))),
    trial("cut to 12, 6 words", cut(fresh, 12), cut(fresh, 6)),
    trial("another language", poems("a")),
    { kind: "poems and poems", reference: poems("a"), generations: [poems("b")] },
  ];
}
