import { drawFirst, type Random } from "../stats/random.ts";

/** Samples, how many of them (the first) are the control's, and the unit of each, ascending; null: each is its own. */
export interface Labelled {
  n: number;
  nControl: number;
  unit: Uint32Array | null;
}

/**
 * Redraws which samples of a pool are the control's. Units (groups) are drawn whole, in random order, as many as come
 * nearest to the control's number of samples: given their sizes, every such labelling is as likely under no change.
 * Given the labels to overwrite. Returns a function that redraws them and gives the control's number of samples.
 */
export function labeller({ n, nControl, unit }: Labelled, isControl: Uint8Array, source: Random): () => number {
  if (!unit) {
    return () => {
      drawFirst(isControl, n - 1, source);
      return nControl;
    };
  }
  const sizes = new Uint32Array((unit.at(-1) ?? 0) + 1);
  for (const u of unit) sizes[u] = (sizes[u] ?? 0) + 1;
  const order = Uint32Array.from(sizes.keys());
  return () => {
    shuffle(order, source);
    const isDrawn = new Uint8Array(sizes.length);
    let drawn = 0;
    for (let i = 0; i < order.length - 1; i++) {
      const u = order[i] as number;
      const size = sizes[u] as number;
      if (drawn > 0 && drawn + size / 2 > nControl) break;
      isDrawn[u] = 1;
      drawn += size;
    }
    for (let i = 0; i < n; i++) isControl[i] = isDrawn[unit[i] as number] as number;
    return drawn;
  };
}

/** Fisher-Yates, from the front. */
function shuffle(order: Uint32Array, source: Random): void {
  for (let i = 0; i < order.length - 1; i++) {
    const j = i + source.below(order.length - i);
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}
