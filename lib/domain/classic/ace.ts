/** Counts up to this are rare. */
const RARE = 10;

/** Abundance-based coverage estimate of richness with its standard error; null where every rare kind is a singleton. */
export interface Ace {
  value: number;
  error: number;
}

/** Frequencies of the rare counts 1..10, and how many kinds are not rare. */
function frequenciesOf(counts: readonly number[]): { f: number[]; abundant: number } {
  const f = Array.from({ length: RARE + 1 }, (_, i) => (i === 0 ? 0 : counts.filter((count) => count === i).length));
  return { f, abundant: counts.filter((count) => count > RARE).length };
}

const weighted = (f: readonly number[], weight: (i: number) => number) =>
  f.reduce((sum, times, i) => sum + weight(i) * times, 0);

/**
 * Richness by coverage of the rare kinds, rare = count ≤ 10, with the delta-method error over their frequencies
 * (Chao, Lee 1992, eq. 2.16; O'Hara 2005). Null where it is undefined: no rare kind, or only singletons among them.
 */
export function ace(counts: readonly number[]): Ace | null {
  const { f, abundant } = frequenciesOf(counts);
  const rare = weighted(f, () => 1);
  const mass = weighted(f, (i) => i);
  const ones = f[1] ?? 0;
  if (rare === 0 || ones === mass) return null;
  const covered = 1 - ones / mass;
  const pairs = weighted(f, (i) => i * (i - 1));
  const spread = (rare * pairs) / (covered * mass * (mass - 1)) - 1;
  const value = abundant + rare / covered + (Math.max(0, spread) * ones) / covered;
  return { value, error: errorOf(f, value, { rare, mass, ones, covered, pairs, spread }) };
}

interface Parts {
  rare: number;
  mass: number;
  ones: number;
  covered: number;
  pairs: number;
  spread: number;
}

/** √ Σ_i Σ_j ∂S/∂f_i · ∂S/∂f_j · cov(f_i, f_j), multinomial covariances over S kinds. */
function errorOf(f: readonly number[], richness: number, parts: Parts): number {
  const slopes = f.map((_, i) => (i === 0 ? 0 : slopeOf(i, parts)));
  let variance = 0;
  slopes.forEach((a, i) => {
    slopes.forEach((b, j) => {
      const [fi, fj] = [f[i] ?? 0, f[j] ?? 0];
      variance += a * b * (i === j ? fi * (1 - fi / richness) : (-fi * fj) / richness);
    });
  });
  return Math.sqrt(Math.max(0, variance));
}

/** ∂S/∂f_i, of the rare part. */
function slopeOf(i: number, { rare, mass, ones, covered, pairs, spread }: Parts): number {
  const coveredSlope = (i === 1 ? -1 / mass : 0) + (ones * i) / mass ** 2;
  const ofRare = 1 / covered - (rare * coveredSlope) / covered ** 2;
  if (spread <= 0) return ofRare;
  const below = covered * mass * (mass - 1);
  const belowSlope = coveredSlope * mass * (mass - 1) + covered * i * (2 * mass - 1);
  const spreadSlope = (pairs + rare * i * (i - 1)) / below - (rare * pairs * belowSlope) / below ** 2;
  return (
    ofRare + (spreadSlope * ones + (i === 1 ? spread : 0)) / covered - (spread * ones * coveredSlope) / covered ** 2
  );
}
