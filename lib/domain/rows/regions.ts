import { random } from "../stats/random.ts";
import type { Cloud } from "./cloud.ts";

/** Fewest catalogue rows of a region. */
const LEAST_ROWS = 5;
/** Largest share of the catalogue that a region may hold and still be rare enough to follow. */
const MOST_SHARE = 0.25;
const POWER_STEPS = 6;
const LLOYD_STEPS = 20;

/**
 * The human cloud halved again and again (bisecting 2-means; Steinbach, Karypis, Kumar 2000): a tree of nested regions
 * from a quarter of the catalogue down to five rows. Region r has parent `parent[r]` (-1 at the root), catalogue rows
 * `size[r]`, and two halves `first[r]`, `first[r] + 1` with centres in `center`; 0 where it is not halved.
 */
export interface Regions {
  width: number;
  parent: Int32Array;
  first: Uint32Array;
  size: Uint32Array;
  center: Float32Array;
  isFollowed: Uint8Array;
}

/** Halves the catalogue's points, seeded and deterministic. O(n · d · log n). */
export function regionsOf({ n, width, point }: Cloud): Regions {
  const members: Uint32Array[] = [Uint32Array.from({ length: n }, (_, i) => i)];
  const parent = [-1];
  const first: number[] = [0];
  const centers: Float32Array[] = [new Float32Array(width)];
  for (let r = 0; r < members.length; r++) {
    const halves = halved(point, width, members[r] ?? new Uint32Array(), `regions/${r}`);
    if (!halves) continue;
    first[r] = members.length;
    for (const half of halves) {
      members.push(half.members);
      centers.push(half.center);
      parent.push(r);
      first.push(0);
    }
  }
  const center = new Float32Array(members.length * width);
  centers.forEach((each, r) => {
    center.set(each, r * width);
  });
  return {
    width,
    parent: Int32Array.from(parent),
    first: Uint32Array.from(first),
    size: Uint32Array.from(members, (each) => each.length),
    center,
    isFollowed: Uint8Array.from(members, (each) => (each.length <= MOST_SHARE * n ? 1 : 0)),
  };
}

interface Half {
  members: Uint32Array;
  center: Float32Array;
}

/** Two means, begun on either side of the widest direction; null where a half would be too small. */
function halved(point: Float32Array, width: number, members: Uint32Array, seed: string): [Half, Half] | null {
  if (members.length < 2 * LEAST_ROWS) return null;
  const mean = meanOf(point, width, members);
  const direction = widest(point, width, members, mean, seed);
  let isFirst = Uint8Array.from(members, (i) => {
    let sum = 0;
    for (let j = 0; j < width; j++)
      sum += ((point[i * width + j] as number) - (mean[j] as number)) * (direction[j] as number);
    return sum < 0 ? 1 : 0;
  });
  for (let step = 0; ; step++) {
    const halves = [1, 0].map((side) => members.filter((_, k) => isFirst[k] === side));
    const [a = new Uint32Array(), b = new Uint32Array()] = halves;
    if (Math.min(a.length, b.length) < LEAST_ROWS) return null;
    const [ca, cb] = [meanOf(point, width, a), meanOf(point, width, b)];
    if (step === LLOYD_STEPS) {
      return [
        { members: a, center: ca },
        { members: b, center: cb },
      ];
    }
    const nearer = Uint8Array.from(members, (i) => (isNearer(point, i, width, ca, cb) ? 1 : 0));
    if (nearer.every((side, k) => side === isFirst[k])) step = LLOYD_STEPS - 1;
    isFirst = nearer;
  }
}

function meanOf(point: Float32Array, width: number, members: Uint32Array): Float32Array {
  const sum = new Float64Array(width);
  for (const i of members)
    for (let j = 0; j < width; j++) sum[j] = (sum[j] as number) + (point[i * width + j] as number);
  return Float32Array.from(sum, (each) => each / members.length);
}

/** The direction of largest variance, by power iteration from a seeded start. */
function widest(
  point: Float32Array,
  width: number,
  members: Uint32Array,
  mean: Float32Array,
  seed: string,
): Float64Array {
  const source = random(seed);
  let direction = Float64Array.from({ length: width }, () => source.uniform() - 0.5);
  for (let step = 0; step < POWER_STEPS; step++) {
    const next = new Float64Array(width);
    for (const i of members) {
      let along = 0;
      for (let j = 0; j < width; j++)
        along += ((point[i * width + j] as number) - (mean[j] as number)) * (direction[j] as number);
      for (let j = 0; j < width; j++)
        next[j] = (next[j] as number) + along * ((point[i * width + j] as number) - (mean[j] as number));
    }
    const length = Math.sqrt(next.reduce((sum, each) => sum + each * each, 0)) || 1;
    direction = next.map((each) => each / length);
  }
  return direction;
}

function isNearer(point: Float32Array, i: number, width: number, a: Float32Array, b: Float32Array): boolean {
  let difference = 0;
  for (let j = 0; j < width; j++) {
    const x = point[i * width + j] as number;
    difference += (x - (a[j] as number)) ** 2 - (x - (b[j] as number)) ** 2;
  }
  return difference < 0;
}

/** The followed regions that each row falls into, from the widest to the narrowest. */
export function regionsHolding({ first, center, isFollowed, width }: Regions, { n, point }: Cloud): Uint32Array[] {
  const centers = Array.from(first, (_, r) => center.subarray(r * width, (r + 1) * width));
  const none = new Float32Array(width);
  return Array.from({ length: n }, (_, i) => {
    const held: number[] = [];
    for (let r = 0; ; ) {
      if (isFollowed[r] === 1) held.push(r);
      const half = first[r] ?? 0;
      if (half === 0) return Uint32Array.from(held);
      r = isNearer(point, i, width, centers[half] ?? none, centers[half + 1] ?? none) ? half : half + 1;
    }
  });
}
