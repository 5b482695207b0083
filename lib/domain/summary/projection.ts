import { random } from "../stats/random.ts";

/** Components up to which a row is kept as it is. */
const WIDEST = 512;
/** Components kept of a wider one. */
const KEPT = 256;

/**
 * A row of at most 512 components as it is; a wider one projected to 256 by seeded random signs, a Walsh-Hadamard
 * transform and a seeded choice of its components (Ailon, Chazelle 2009): every entry of the projection is ±1, lengths
 * and distances are kept up to a few percent. The seed is the dimension, so all sides agree. O(d log d).
 */
export function projected(vector: readonly number[]): Float64Array {
  if (vector.length <= WIDEST) return Float64Array.from(vector);
  const { signs, chosen } = planOf(vector.length);
  const work = new Float64Array(signs.length);
  for (let j = 0; j < vector.length; j++) work[j] = (vector[j] ?? 0) * (signs[j] ?? 1);
  hadamard(work);
  const scale = 1 / Math.sqrt(KEPT);
  return Float64Array.from(chosen, (j) => (work[j] ?? 0) * scale);
}

interface Plan {
  signs: Int8Array;
  chosen: Uint32Array;
}
/** The plan last used: the rows of a lineage have one dimension. */
let recent: { dimension: number; plan: Plan } | null = null;

function planOf(dimension: number): Plan {
  if (recent?.dimension === dimension) return recent.plan;
  const size = 2 ** Math.ceil(Math.log2(dimension));
  const source = random(`projection/${dimension}`);
  const signs = Int8Array.from({ length: size }, () => (source.below(2) === 0 ? -1 : 1));
  const places = Uint32Array.from({ length: size }, (_, j) => j);
  for (let i = 0; i < KEPT; i++) {
    const j = i + source.below(size - i);
    const place = places[i] ?? 0;
    places[i] = places[j] ?? 0;
    places[j] = place;
  }
  const plan = { signs, chosen: places.slice(0, KEPT).sort() };
  recent = { dimension, plan };
  return plan;
}

/** Walsh-Hadamard transform in place, unscaled; the length is a power of two. */
function hadamard(work: Float64Array): void {
  for (let half = 1; half < work.length; half *= 2) {
    for (let from = 0; from < work.length; from += 2 * half) {
      for (let j = from; j < from + half; j++) {
        const a = work[j] ?? 0;
        const b = work[j + half] ?? 0;
        work[j] = a + b;
        work[j + half] = a - b;
      }
    }
  }
}
