/** Jensen-Shannon divergence in nats of two vectors of counts (Lin 1991, eq. 4.1); 0 for an empty side. */
export function jensenShannon(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sumP = 0;
  let sumQ = 0;
  for (let i = 0; i < p.length; i++) {
    sumP += p[i] ?? 0;
    sumQ += q[i] ?? 0;
  }
  if (sumP === 0 || sumQ === 0) return 0;
  let divergence = 0;
  for (let i = 0; i < p.length; i++) {
    const a = (p[i] ?? 0) / sumP;
    const b = (q[i] ?? 0) / sumQ;
    const middle = (a + b) / 2;
    if (a > 0) divergence += (a / 2) * Math.log(a / middle);
    if (b > 0) divergence += (b / 2) * Math.log(b / middle);
  }
  return Math.max(0, divergence);
}
