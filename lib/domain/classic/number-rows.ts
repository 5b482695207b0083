import { jensenShannon } from "../stats/divergence.ts";
import { areaBetween } from "../stats/sorted.ts";
import { jointlyBinned } from "./bins.ts";
import { columnMmd } from "./column-mmd.ts";
import { cramerVonMises } from "./cramer-von-mises.ts";
import { exactKolmogorovP, kolmogorovDistance } from "./kolmogorov.ts";
import { type ClassicRow, row } from "./row.ts";
import { kullbackLeibler, sharesOf, stabilityIndex, zeroFilled } from "./share-distances.ts";
import { andersonDarling, energyDistance, mannWhitney } from "./two-samples.ts";

const SCIPY = "scipy";
const EVIDENTLY = "evidently";
const STURGES = "Sturges bins of both together";
/** Numbers a side of which all pairs are compared. */
const PAIRED = 1_000;

/** Distances and tests of one field's numbers, `other` as what the peers call the reference. */
export function numberRows(field: string, values: readonly number[], other: readonly number[]): ClassicRow[] {
  const group = `value:${field}`;
  const [model, human] = [values, other].map((side) => Float64Array.from(side).sort());
  if (!model || !human || model.length < 2 || human.length < 2) return [];
  const kolmogorov = kolmogorovDistance(human, model);
  const cramer = cramerVonMises(human, model);
  const ranks = mannWhitney(human, model);
  const [a, b] = jointlyBinned(other, values);
  const [p, q] = [zeroFilled(sharesOf(a)), zeroFilled(sharesOf(b))];
  const deviation = deviationOf(human);
  const work = areaBetween(human, model);
  return [
    row([group, "Kolmogorov-Smirnov", SCIPY, "max |F − G|"], kolmogorov.statistic),
    row([group, "Kolmogorov-Smirnov p", SCIPY, "exact, two-sided"], exactKolmogorovP(kolmogorov)),
    row([group, "Wasserstein-1", SCIPY, "in the field's own unit"], work),
    row(
      [group, "Wasserstein-1, normed", EVIDENTLY, "by the deviation of the other, at least .001"],
      work / Math.max(deviation, 0.001),
    ),
    row([group, "energy distance", SCIPY, "√(2∫(F−G)²)"], energyDistance(human, model)),
    row([group, "Cramér-von Mises", SCIPY, "T"], cramer.statistic),
    row([group, "Cramér-von Mises p", SCIPY, "two-sided"], cramer.p),
    row([group, "Mann-Whitney U", SCIPY, "of the other"], ranks.statistic),
    row([group, "Mann-Whitney p", SCIPY, "two-sided, ties and continuity"], ranks.p),
    row([group, "Anderson-Darling", SCIPY, "two samples, mid-ranks, standardised"], andersonDarling(human, model)),
    row([group, "PSI", EVIDENTLY, STURGES], stabilityIndex(p, q)),
    row([group, "Kullback-Leibler", EVIDENTLY, STURGES], kullbackLeibler(p, q)),
    row([group, "Jensen-Shannon distance", EVIDENTLY, STURGES], Math.sqrt(jensenShannon(a, b))),
    row(
      [group, "MMD²", EVIDENTLY, "first 1,000 a side, median bandwidth"],
      columnMmd(other.slice(0, PAIRED), values.slice(0, PAIRED)),
    ),
  ];
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}
