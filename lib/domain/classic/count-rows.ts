import { jensenShannon } from "../stats/divergence.ts";
import { abundanceOf, chao1, chao1Classic, chao1Error, goodsCoverage, robbins } from "./abundance.ts";
import { ace } from "./ace.ts";
import { contingency } from "./contingency.ts";
import { bergerParker, fisherAlpha, gini, pielou, shannon, simpson } from "./evenness.ts";
import { asymptoticEntropy, asymptoticSimpson, chaoRichness, coverageOf, extrapolatedOf } from "./extrapolation.ts";
import { type ClassicRow, row } from "./row.ts";
import {
  brayCurtis,
  hellinger,
  kullbackLeibler,
  sharesOf,
  stabilityIndex,
  totalVariation,
  zeroFilled,
} from "./share-distances.ts";

type Counts = ReadonlyMap<string, number>;

const VEGAN = "vegan, scikit-bio";
const INEXT = "iNEXT";
const EVIDENTLY = "evidently";

/** Richness, coverage and evenness of how often each word or label occurs, as ecology's programs give them. */
export function countRows(group: string, table: Counts): ClassicRow[] {
  const counts = Array.from(table.values());
  if (counts.length === 0) return [];
  const of = abundanceOf(counts);
  const beyond = extrapolatedOf(counts);
  const byCoverage = ace(counts);
  const asked = <Value>(compute: () => Value) => (of.n > 1 ? compute() : null);
  return [
    row([group, "observed", VEGAN, "different ones"], of.observed),
    row([group, "Chao1", VEGAN, "S + f1(f1−1)/(2(f2+1))"], chao1(of)),
    row([group, "Chao1 standard error", "vegan", "delta method"], chao1Error(of)),
    row([group, "Chao1, classic", "scikit-bio", "S + f1²/(2·f2)"], chao1Classic(of)),
    row([group, "Chao1 with (n−1)/n", INEXT, "ChaoRichness"], chaoRichness(beyond).value),
    row([group, "ACE", VEGAN, "rare: at most 10"], byCoverage?.value, "too-few-events"),
    row([group, "Good's coverage", "scikit-bio", "1 − f1/n"], goodsCoverage(of)),
    row(
      [group, "sample coverage", INEXT, "1 − (f1/n)·A"],
      asked(() => coverageOf(beyond, of.n)),
    ),
    row([group, "unseen mass", "scikit-bio", "robbins: f1/n"], robbins(of)),
    row([group, "Shannon", VEGAN, "nats, observed shares"], shannon(counts)),
    row([group, "Shannon, base 2", "scikit-bio 0.5", "bits, observed shares"], shannon(counts) / Math.LN2),
    row(
      [group, "Shannon, asymptotic", INEXT, "Chao, Jost; nats"],
      asked(() => asymptoticEntropy(beyond)),
    ),
    row([group, "Simpson", VEGAN, "1 − Σp²"], simpson(counts)),
    row(
      [group, "Simpson, asymptotic", INEXT, "1 − Σx(x−1)/(n(n−1))"],
      asked(() => asymptoticSimpson(beyond)),
    ),
    row([group, "inverse Simpson", VEGAN, "1/Σp², Hill number of order 2"], 1 / (1 - simpson(counts))),
    row([group, "Pielou", "scikit-bio", "H/ln S"], pielou(counts)),
    row([group, "Berger-Parker", "scikit-bio", "largest share"], bergerParker(counts)),
    row([group, "Gini", "textbook", "equal counts 0; scikit-bio's rectangles give 1/S less"], gini(counts)),
    row([group, "Fisher's α", "scikit-bio", "S = α·ln(1 + n/α)"], fisherAlpha(counts), "unbounded"),
  ];
}

/** Distances of shares, `table` (p) from `other` (q), over what either holds. */
export function countDistances(group: string, table: Counts, other: Counts): ClassicRow[] {
  const names = Array.from(new Set([...table.keys(), ...other.keys()]));
  const [a, b] = [table, other].map((side) => names.map((name) => side.get(name) ?? 0));
  if (!a || !b || table.size === 0 || other.size === 0) return [];
  const [p, q] = [sharesOf(a), sharesOf(b)];
  const [pFilled, qFilled] = [zeroFilled(p), zeroFilled(q)];
  const { statistic, p: chance } = contingency(a, b);
  return [
    row([group, "Jensen-Shannon distance", "scipy, evidently", "square root, nats"], Math.sqrt(jensenShannon(a, b))),
    row(
      [group, "Kullback-Leibler", "scipy", "nats; infinite where the other has none"],
      kullbackLeibler(p, q),
      "unbounded",
    ),
    row([group, "Kullback-Leibler, filled", EVIDENTLY, "zeros 1e-4 or less"], kullbackLeibler(pFilled, qFilled)),
    row([group, "PSI", EVIDENTLY, "each value a category, zeros 1e-4 or less"], stabilityIndex(pFilled, qFilled)),
    row([group, "Hellinger", EVIDENTLY, "√(1 − Σ√(pq))"], hellinger(p, q)),
    row([group, "total variation", EVIDENTLY, "½Σ|p−q|"], totalVariation(p, q)),
    row([group, "Bray-Curtis", "scipy", "raw counts"], brayCurtis(a, b)),
    row([group, "χ²", "scipy", "no continuity correction"], statistic),
    row([group, "χ² p", "scipy", "means nothing where cells hold under 5"], chance),
  ];
}
