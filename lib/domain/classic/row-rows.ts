import { gaussianSums, medianSigma, mmdSquared } from "../stats/kernels.ts";
import { prdcOf } from "../stats/neighbours.ts";
import { vendiScore } from "../stats/vendi.ts";
import { cosineDistances, unitRows } from "./cosine-distances.ts";
import { frechetDistance } from "./frechet.ts";
import type { Kept } from "./kept.ts";
import { mauveOfRows } from "./mauve-buckets.ts";
import { type ClassicRow, row } from "./row.ts";

const GROUP = "embeddings";
const NEIGHBOURS = 5;

type Rows = Pick<Kept, "rows" | "width">;

/** Diversity of embeddings, as other programs give it. */
export function rowRows({ rows, width }: Rows): ClassicRow[] {
  if (width === 0 || rows.length < 2 * width) return [];
  const values = Float64Array.from(rows);
  const { mean, nearest } = cosineDistances(values, width);
  return [
    row([GROUP, "Vendi score", "Vendi-Score", "cosine, order 1"], vendiScore(unitRows(values, width), width, 1)),
    row([GROUP, "remote clique", "diversity", "mean cosine distance, self counted"], mean),
    row([GROUP, "chamfer", "diversity", "mean nearest cosine distance"], nearest, "too-few-samples"),
  ];
}

/** Distances of two clouds, `other` as what the peers call real or reference. */
export function rowDistances(own: Rows, other: Rows): ClassicRow[] {
  const { width } = own;
  const least = (NEIGHBOURS + 1) * width;
  if (width === 0 || width !== other.width || own.rows.length < least || other.rows.length < least) return [];
  const [model, human] = [Float64Array.from(own.rows), Float64Array.from(other.rows)];
  const { precision, recall, density, coverage } = prdcOf(human, model, width, NEIGHBOURS);
  const prdc = Object.entries({ precision, recall, density, coverage }).map(([name, value]) =>
    row([GROUP, name, "prdc", `k = ${NEIGHBOURS}, the other as real`], value),
  );
  return [
    row([GROUP, "Fréchet distance", "pytorch-fid", "squared, ddof 1"], frechetDistance(human, model, width)),
    row(
      [GROUP, "MMD²", "alibi-detect", "unbiased, median bandwidth of the other"],
      mmdSquared(gaussianSums(human, model, width, medianSigma(human, width))),
    ),
    row(
      [GROUP, "MAUVE", "mauve", "our k-means: within the peer's spread, not its digits"],
      mauveOfRows(human, model, width, ["classic"]),
    ),
    ...prdc,
  ];
}
