import type { Population } from "#domain/simulate/dealer.ts";
import { worldOf } from "#domain/simulate/world.ts";
import { spokenRecords } from "#domain/simulate/world-records.ts";
import { random } from "#domain/stats/random.ts";
import { incidence } from "#domain/summary/incidence.ts";
import { plainReading, TOKENIZER, tokenise } from "#engine/tokenise.ts";
import { pools } from "../../demo/pools.ts";

/** World W of the calibration: every suite judges its people and its models. */
export const LAW = worldOf("calibration");
const WORLD_SAMPLES = 40_000;
const LABELLED_SAMPLES = 40_000;
const LABELS = 100;

/** World W: 30 draws a sample from a Zipf law with topics, where every truth can be computed. */
function world(): Population {
  return { ...spokenRecords(LAW, WORLD_SAMPLES, random("calibration/world")), texts: new Map(), group: null };
}

/** Sentences of the State of the Union addresses, each said once. */
function speech(): Population {
  return { ...sentences(), group: null };
}

/** The same sentences by whole addresses: sentences of one address are alike, so only addresses may be dealt out. */
function addresses(): Population {
  const { incidence: held, ...rest } = sentences();
  return { ...rest, incidence: { ...held, grouped: new Uint8Array(held.key.length).fill(1) } };
}

function sentences(): Population {
  const { reference, training, fresh, unused } = pools();
  const all = [...reference, ...training, ...fresh, ...unused];
  const { samples, texts } = tokenise(
    all.map(({ text }) => ({ id: "~", text })),
    plainReading("calibration"),
  );
  const addressOf = new Map(samples.map(({ content }, i) => [content, `${all[i]?.year} ${all[i]?.president}`]));
  const held = incidence(samples);
  return {
    tokenizer: TOKENIZER,
    incidence: held,
    texts: new Map(texts.map(({ content, text }) => [content, text])),
    group: held.content.map((content) => addressOf.get(content) ?? ""),
  };
}

/** Records of one label each, the k-th commonest of 100 in the share 1/k. */
function labels(): Population {
  const source = random("calibration/labels");
  const held = Array.from({ length: LABELLED_SAMPLES }, (_, key) => {
    const label = `l${Math.floor(LABELS ** source.uniform())}`;
    return { key, content: label, words: [`label:${label}`], labels: [label], events: [] };
  });
  return { tokenizer: TOKENIZER, incidence: incidence(held), texts: new Map(), group: null };
}

const POPULATIONS = { world, speech, addresses, labels };
export type PopulationName = keyof typeof POPULATIONS;
export const POPULATION_NAMES = Object.keys(POPULATIONS) as PopulationName[];

const made = new Map<PopulationName, Population>();

/** A population by name; made once a process. */
export function populationOf(name: PopulationName): Population {
  const known = made.get(name);
  if (known) return known;
  const fresh = POPULATIONS[name]();
  made.set(name, fresh);
  return fresh;
}
