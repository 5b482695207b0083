import { freezeReference } from "#domain/comparison/comparison.ts";
import { type DrawnSample, humanPool, injectedWorld, richest } from "#domain/simulate/injection.ts";
import { resampled, sharpened, type World, worldOf } from "#domain/simulate/world.ts";
import { worldRecords } from "#domain/simulate/world-records.ts";
import { type Random, random } from "#domain/stats/random.ts";
import { STRATA } from "#domain/strata.ts";
import { type Summary, summarise } from "#domain/summary/summary.ts";
import type { Loop, Recursion } from "./lineage.ts";

const LAW = worldOf("quantities");
const REFERENCE = 5_000;
const OBSERVED = 1_000;
/** A pool this many times as large as what is chosen from it: κ is planned on the richest tenth. */
const POOL = 10;

/** A lineage in world W up to its ticket: the bundles hold `bundle` samples, 1,000 are observed. */
export function worldLoop({ temperature, freshShare, generations }: Recursion, bundle: number, seed: string): Loop {
  const source = random(seed);
  const reference = freezeReference([worldRecords(LAW, REFERENCE, source)]);
  const decoded = (learned: World) => (temperature === 1 ? learned : sharpened(learned, temperature));
  let model = decoded(resampled(LAW, bundle, source));
  for (let g = 2; g <= generations; g++) {
    const fresh = Math.round(bundle * freshShare);
    model = decoded(injectedWorld(model, bundle - fresh, humanPool(LAW, fresh, source), source));
  }
  const observe = (world: World): Summary => {
    const { tokenizer, incidence } = worldRecords(world, OBSERVED, source);
    return summarise(tokenizer, incidence, []);
  };
  const stratum = new Map(
    reference.catalogue.names.map((name, i) => [Number(name.slice(1)), reference.catalogue.stratum[i]]),
  );
  const chosen = (count: number, slice: string) => {
    const wanted = STRATA.findIndex((each) => each.slice === slice);
    const pool = humanPool(LAW, count * POOL, source);
    return richest(
      pool.map(({ draws }) => heldOf(draws, (event) => stratum.get(event) === wanted)),
      count,
    ).flatMap((i) => pool[i] ?? []);
  };
  return {
    reference,
    bundle,
    generation: observe(model),
    available: Number.POSITIVE_INFINITY,
    next: (orders, isDecodingFixed) => {
      const human = orders.flatMap(({ count, chosenFor }) =>
        chosenFor === null ? humanPool(LAW, count, source) : chosen(count, chosenFor),
      );
      const learned = learnedFrom(model, bundle, human, source);
      return observe(isDecodingFixed ? learned : decoded(learned));
    },
  };
}

const learnedFrom = (model: World, bundle: number, human: DrawnSample[], source: Random) =>
  injectedWorld(model, bundle, human, source);

function heldOf(draws: Int32Array, isWanted: (event: number) => boolean) {
  const kinds = new Set(draws);
  let wanted = 0;
  for (const event of kinds) if (isWanted(event)) wanted++;
  return { wanted, tokens: kinds.size };
}
