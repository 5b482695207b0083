/** Step-up adjusted p-values that hold the false discovery rate, in the order given (Benjamini, Hochberg 1995). */
export const benjaminiHochberg = (ps: readonly number[]) => steppedUp(ps, 1);

/** The same under any dependence: times 1 + ½ + … + 1/n (Benjamini, Yekutieli 2001). */
export const benjaminiYekutieli = (ps: readonly number[]) =>
  steppedUp(
    ps,
    ps.reduce((sum, _, i) => sum + 1 / (i + 1), 0),
  );

/** Each p times their number (Bonferroni 1936). */
export const bonferroni = (ps: readonly number[]) => ps.map((p) => Math.min(1, p * ps.length));

function steppedUp(ps: readonly number[], factor: number): number[] {
  const order = ps.map((_, i) => i).sort((i, j) => (ps[j] ?? 1) - (ps[i] ?? 1));
  const adjusted = new Array<number>(ps.length).fill(1);
  let running = 1;
  order.forEach((index, rank) => {
    running = Math.min(running, ((ps[index] ?? 1) * factor * ps.length) / (ps.length - rank));
    adjusted[index] = running;
  });
  return adjusted;
}
