import type { Entry, Inputs } from "./answers/answers.ts";

/** Differences that are rounding near zero, whatever the scale of a value. */
const NEAR_ZERO = 1e-12;
const RELATIVE = 1e-9;
/** Whatever the peer rounds: 0.6 of its last digit. */
const OF_LAST_DIGIT = 0.6;
/** The scale-free MAUVE of given histograms, and how far its range of five seeds may be left. */
const MAUVE = { exact: 1e-7, beyond: 0.05 };

/** How near two numbers must be to agree: relative to the peer's, or absolute. */
interface Tolerance {
  relative: number;
  absolute: number;
}

const relative = (share: number): Tolerance => ({ relative: share, absolute: NEAR_ZERO });
const rounded = (decimals: number): Tolerance => ({ relative: 0, absolute: OF_LAST_DIGIT * 10 ** -decimals });

/** The tolerances of the set's README, by what an entry says of itself, then by its key. */
function toleranceOf(key: string, { tolerance_rel, convention = "", by = "" }: Entry, peer: number): Tolerance {
  if (typeof tolerance_rel === "number") return relative(tolerance_rel);
  const digits = /round(?:ed)?(?: to)? ?(\d)/.exec(`${convention} ${key}`)?.[1];
  if (digits) return rounded(Number(digits));
  if (/^inext_(ChaoRichness|asymptotic_)/.test(key)) return rounded(3);
  if (by.startsWith("cshaib/diversity") && hasThreeDecimals(peer)) return rounded(3);
  if (/^(ks_|mmd|intervals\.(beta|exact)$)/.test(key)) return relative(1e-6);
  if (key.startsWith("frechet")) return relative(1e-5);
  if (/gzip|compression|_bytes/.test(key)) return relative(0.015);
  return relative(RELATIVE);
}

const hasThreeDecimals = (x: number) => Math.abs(x * 1000 - Math.round(x * 1000)) < 1e-9;

/** Numbers as the files write them: NaN and the infinities as words. */
const numberOf = (value: unknown): number | null => {
  if (typeof value === "number") return value;
  return value === "NaN" || value === "Infinity" || value === "-Infinity" ? Number(value) : null;
};

/** Whether our value agrees with the peer's, part by part, to the tolerance of the entry. */
export function agrees(key: string, entry: Entry, ours: unknown, inputs: Inputs): boolean {
  if (key === "mauve") return agreesWithMauve(entry, ours);
  if (key.startsWith("prdc_"))
    return partsAgree(entry.value, ours, () => ({ relative: 0, absolute: onePoint(inputs) }));
  return partsAgree(entry.value, ours, (peer) => toleranceOf(key, entry, peer));
}

/** Two distances may tie within 1e-7, and move a share by one of the points it is a share of. */
const onePoint = ({ P, Q }: Inputs) =>
  1 / Math.max(1, Math.min(...[P, Q].map((rows) => (Array.isArray(rows) ? rows.length : 1)))) + RELATIVE;

function partsAgree(peer: unknown, ours: unknown, tolerance: (peer: number) => Tolerance): boolean {
  const wanted = numberOf(peer);
  if (wanted !== null) {
    const got = numberOf(ours);
    if (got === null) return false;
    if (!Number.isFinite(wanted)) return Object.is(wanted, got);
    const { relative: share, absolute } = tolerance(wanted);
    return Math.abs(got - wanted) <= share * Math.abs(wanted) + absolute;
  }
  if (Array.isArray(peer)) {
    return (
      Array.isArray(ours) &&
      ours.length === peer.length &&
      peer.every((each, i) => partsAgree(each, ours[i], tolerance))
    );
  }
  if (typeof peer === "object" && peer !== null) {
    if (typeof ours !== "object" || ours === null) return false;
    const own = new Map(Object.entries(ours));
    return Object.entries(peer).every(([name, each]) => partsAgree(each, own.get(name), tolerance));
  }
  return peer === ours;
}

function agreesWithMauve({ value, min, max }: Entry, ours: unknown): boolean {
  if (typeof ours === "number") return ours >= Number(min) - MAUVE.beyond && ours <= Number(max) + MAUVE.beyond;
  if (!Array.isArray(value) || !Array.isArray(ours) || ours.length !== value.length) return false;
  const exact = () => ({ relative: 0, absolute: MAUVE.exact });
  return value.every((seed, i) => {
    const known = new Map(Object.entries(seed as object));
    const own = Object.entries((ours[i] ?? {}) as object);
    return own.length > 0 && own.every(([name, each]) => partsAgree(known.get(name), each, exact));
  });
}
