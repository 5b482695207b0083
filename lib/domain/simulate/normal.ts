import type { Random } from "#domain/stats/random.ts";

/** Independent standard normal numbers from a seeded source (Box, Muller 1958; Marsaglia's polar form). */
export function normalSource(source: Random): () => number {
  let kept: number | null = null;
  return () => {
    if (kept !== null) {
      const second = kept;
      kept = null;
      return second;
    }
    for (;;) {
      const x = 2 * source.uniform() - 1;
      const y = 2 * source.uniform() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      kept = y * factor;
      return x * factor;
    }
  };
}
