import { hash } from "node:crypto";
import type { VectorCache } from "#store/vectors.ts";

/** Sentences that go with every request: a model that was changed silently says something else to them. */
export const CANARIES = [
  "The ferry was late again, so we walked along the harbour.",
  "Water boils at a lower temperature on a mountain.",
  "She signed the lease without reading the second page.",
  "Add two eggs, a cup of flour and a pinch of salt.",
  "The committee adjourned before a vote could be taken.",
  "My grandmother kept bees behind the chapel.",
  "Interest rates rose by a quarter of a point in March.",
  "The patient was given antibiotics for ten days.",
  "Nobody on the team had seen the error before.",
  "A red kite circled over the empty field.",
  "Please restart the router and wait for two minutes.",
  "The treaty was ratified by nine of the thirteen states.",
  "He plays the viola in an orchestra of amateurs.",
  "The bridge will stay closed until the inspection is done.",
  "Glaciers carve valleys that are wide and flat at the bottom.",
  "I lost my keys somewhere between the office and the gym.",
  "The defendant pleaded not guilty to all charges.",
  "Sort the list first, then search it by halves.",
  "Our flight to Lisbon leaves at a quarter past six.",
  "Two plus two is four, whatever the weather.",
] as const;

/** Least cosine at which a sentence still says the same. */
const SAME = 0.999;

/**
 * Which of the models known under a name answered, by its vectors of the fixed sentences; a new one is remembered.
 * Returns a name of that model: the order in which it was met, and the digest of what it first said.
 */
export async function revisionOf(
  cache: VectorCache,
  base: string,
  spoken: readonly (readonly number[])[],
): Promise<string> {
  for (let met = 0; ; met++) {
    const name = hash("sha256", `canaries ${met} ${base}`, "hex");
    let known = await cache.get(name);
    if (!known) {
      known = Float32Array.from(spoken.flat());
      await cache.put(name, known);
    }
    if (isSame(known, spoken)) return `${met}-${hash("sha256", new Uint8Array(known.buffer), "hex").slice(0, 16)}`;
  }
}

function isSame(known: Float32Array, spoken: readonly (readonly number[])[]): boolean {
  const width = known.length / CANARIES.length;
  return spoken.every(
    (vector, i) => vector.length === width && cosine(vector, known.subarray(i * width, (i + 1) * width)) >= SAME,
  );
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[k] as number, b[k] as number];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}
