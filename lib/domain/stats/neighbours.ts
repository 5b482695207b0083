import { squaredDistances } from "./dots.ts";

/** Squared distance of each row to its k-th nearest other row. Given more than k rows. */
export function radiiOf(rows: Float32Array, width: number, k: number): Float64Array {
  const distances = squaredDistances(rows, rows, width);
  const n = Math.round(Math.sqrt(distances.length));
  return Float64Array.from({ length: n }, (_, i) => {
    const own = distances.slice(i * n, (i + 1) * n);
    own[i] = Number.POSITIVE_INFINITY;
    return own.sort()[k - 1] ?? Number.POSITIVE_INFINITY;
  });
}

/**
 * Which rows of `probe` lie inside the region that `base` covers: nearer to one of its rows than that row's k-th
 * neighbour (Kynkäänniemi et al. 2019, eq. 1; strictly). 1 or 0 a row. O(n · m · d).
 */
export function insideOf(probe: Float32Array, base: Float32Array, radii: Float64Array, width: number): Uint8Array {
  const distances = squaredDistances(probe, base, width);
  const m = radii.length;
  return Uint8Array.from({ length: distances.length / m }, (_, i) => {
    for (let j = 0; j < m; j++) if ((distances[i * m + j] as number) < (radii[j] as number)) return 1;
    return 0;
  });
}
