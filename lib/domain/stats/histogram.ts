/** Frequency of frequencies: `times[i]` things were counted `count[i]` times; counts ascend, none is zero. */
export interface Histogram {
  count: ArrayLike<number> & { at(index: number): number | undefined };
  times: ArrayLike<number>;
}

/** Collapses dense frequencies of frequencies (index = count) to a histogram. O(length). */
export function histogram(dense: ArrayLike<number>): Histogram {
  const count: number[] = [];
  const times: number[] = [];
  for (let x = 1; x < dense.length; x++) {
    const here = dense[x] ?? 0;
    if (here === 0) continue;
    count.push(x);
    times.push(here);
  }
  return { count, times };
}

/** Σ count × times: incidences or tokens of a histogram. */
export function massOf({ count, times }: Histogram): number {
  let sum = 0;
  for (let i = 0; i < count.length; i++) sum += (count[i] ?? 0) * (times[i] ?? 0);
  return sum;
}
