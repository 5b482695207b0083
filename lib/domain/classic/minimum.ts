type Curve = (x: number) => number;

/** Where a search starts, and when it stops; peers differ in both, and their numbers carry it. */
interface Search {
  low: number;
  high: number;
  start: number;
  golden: number;
  tolerance: (x: number) => number;
}

/** Brent's state: the best point x, the second w, the third v, the last step d and the one before, e. */
interface State {
  a: number;
  b: number;
  x: number;
  w: number;
  v: number;
  fx: number;
  fw: number;
  fv: number;
  d: number;
  e: number;
}

/** Least point on an interval, as R's optimize finds it (Brent 1973, localmin, with netlib's stopping rule). */
export function minimumWithin(f: Curve, low: number, high: number, tolerance: number): number {
  const golden = (3 - Math.sqrt(5)) / 2;
  const eps = Math.sqrt(Number.EPSILON);
  const start = low + golden * (high - low);
  return narrowed(f, { low, high, start, golden, tolerance: (x) => eps * Math.abs(x) + tolerance / 3 });
}

/** Least point of a curve with one valley, as scipy's minimize_scalar finds it: bracketed from 0 and 1, then Brent. */
export function minimumFrom(f: Curve): number {
  const [xa, start, xc] = bracketOf(f);
  const [low, high] = [Math.min(xa, xc), Math.max(xa, xc)];
  return narrowed(f, { low, high, start, golden: 0.381966, tolerance: (x) => 1.48e-8 * Math.abs(x) + 1e-11 });
}

function narrowed(f: Curve, { low, high, start, golden, tolerance }: Search): number {
  const fx = f(start);
  const at: State = { a: low, b: high, x: start, w: start, v: start, fx, fw: fx, fv: fx, d: 0, e: 0 };
  for (let round = 0; round < 500; round++) {
    const least = tolerance(at.x);
    const middle = (at.a + at.b) / 2;
    if (Math.abs(at.x - middle) <= 2 * least - (at.b - at.a) / 2) break;
    step(at, middle, least, golden);
    const u = Math.abs(at.d) >= least ? at.x + at.d : at.x + (at.d >= 0 ? least : -least);
    take(at, u, f(u));
  }
  return at.x;
}

/** The next step: to the foot of a parabola where that is safe, else by golden section. */
function step(at: State, middle: number, least: number, golden: number): void {
  const { a, b, x, w, v, fx, fw, fv } = at;
  if (Math.abs(at.e) > least) {
    const r = (x - w) * (fx - fv);
    const s = (x - v) * (fx - fw);
    const twice = 2 * (s - r);
    const foot = (x - v) * s - (x - w) * r;
    const p = twice > 0 ? -foot : foot;
    const q = Math.abs(twice);
    const before = at.e;
    at.e = at.d;
    if (p > q * (a - x) && p < q * (b - x) && Math.abs(p) < Math.abs(0.5 * q * before)) {
      at.d = p / q;
      const u = x + at.d;
      if (u - a < 2 * least || b - u < 2 * least) at.d = x < middle ? least : -least;
      return;
    }
  }
  at.e = x < middle ? b - x : a - x;
  at.d = golden * at.e;
}

function take(at: State, u: number, fu: number): void {
  if (fu <= at.fx) {
    if (u < at.x) at.b = at.x;
    else at.a = at.x;
    [at.v, at.w, at.x] = [at.w, at.x, u];
    [at.fv, at.fw, at.fx] = [at.fw, at.fx, fu];
    return;
  }
  if (u < at.x) at.a = u;
  else at.b = u;
  if (fu <= at.fw || at.w === at.x) {
    [at.v, at.w] = [at.w, u];
    [at.fv, at.fw] = [at.fw, fu];
  } else if (fu <= at.fv || at.v === at.x || at.v === at.w) {
    [at.v, at.fv] = [u, fu];
  }
}

const GROWTH = 1.618034;

/** Three points around a valley, going downhill from 0 and 1 (Press et al. 1992, mnbrak, as scipy steps). */
function bracketOf(f: Curve): [number, number, number] {
  let [xa, xb] = [0, 1];
  let [fa, fb] = [f(xa), f(xb)];
  if (fa < fb) [xa, xb, fa, fb] = [xb, xa, fb, fa];
  let xc = xb + GROWTH * (xb - xa);
  let fc = f(xc);
  for (let round = 0; fc < fb && round < 1_000; round++) {
    const r = (xb - xa) * (fb - fc);
    const q = (xb - xc) * (fb - fa);
    const below = Math.abs(q - r) < 1e-21 ? 2e-21 : 2 * (q - r);
    const farthest = xb + 110 * (xc - xb);
    let w = xb - ((xb - xc) * q - (xb - xa) * r) / below;
    let fw = f(w);
    if ((w - xc) * (xb - w) > 0) {
      if (fw < fc) return [xb, w, xc];
      if (fw > fb) return [xa, xb, w];
      w = xc + GROWTH * (xc - xb);
    } else if ((w - farthest) * (farthest - xc) >= 0) {
      w = farthest;
    } else if ((w - farthest) * (xc - w) > 0) {
      if (fw < fc) {
        [xb, xc, fb, fc] = [xc, w, fc, fw];
        w = xc + GROWTH * (xc - xb);
      }
    } else {
      w = xc + GROWTH * (xc - xb);
    }
    fw = f(w);
    [xa, xb, xc] = [xb, xc, w];
    [fa, fb, fc] = [fb, fc, fw];
  }
  return [xa, xb, xc];
}
