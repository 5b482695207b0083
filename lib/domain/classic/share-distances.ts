/** Shares of counts over the same kinds. Throws nothing; an empty side gives NaN, which callers refuse. */
export function sharesOf(counts: readonly number[]): number[] {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / n);
}

const total = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0);
const over = (p: readonly number[], q: readonly number[], term: (p: number, q: number) => number) =>
  p.reduce((sum, each, i) => sum + term(each, q[i] ?? 0), 0);

/** Kullback-Leibler divergence of shares in nats, each side normalised; Infinity where q lacks what p has (1951). */
export function kullbackLeibler(p: readonly number[], q: readonly number[]): number {
  const [sumP, sumQ] = [total(p), total(q)];
  return over(p, q, (a, b) => (a === 0 ? 0 : (a / sumP) * Math.log(a / sumP / (b / sumQ))));
}

/** Population stability index Σ(p−q)·ln(p/q): the sum of both divergences (Siddiqi 2006). */
export const stabilityIndex = (p: readonly number[], q: readonly number[]) =>
  over(p, q, (a, b) => (a - b) * Math.log(a / b));

/** Hellinger distance √(1 − Σ√(pq)) of shares (Hellinger 1909). */
export const hellinger = (p: readonly number[], q: readonly number[]) =>
  Math.sqrt(Math.max(0, 1 - over(p, q, (a, b) => Math.sqrt(a * b))));

/** Total variation distance ½Σ|p−q| of shares. */
export const totalVariation = (p: readonly number[], q: readonly number[]) => over(p, q, (a, b) => Math.abs(a - b)) / 2;

/** Bray-Curtis dissimilarity Σ|a−b|/Σ(a+b) of raw counts (Bray, Curtis 1957). */
export const brayCurtis = (a: readonly number[], b: readonly number[]) =>
  over(a, b, (x, y) => Math.abs(x - y)) / over(a, b, (x, y) => x + y);

/** Zero shares as evidently fills them: 1e-4, or a millionth of the least share where that is no larger. */
export function zeroFilled(shares: readonly number[]): number[] {
  const least = Math.min(...shares.filter((share) => share > 0));
  const fill = least <= 1e-4 ? least / 1e6 : 1e-4;
  return shares.map((share) => (share === 0 ? fill : share));
}
