/**
 * Dot products of one row with `count` rows from `first` on. Rows lie one after another, `width` numbers each.
 * Four rows at a time, so that one load of the row serves four sums. O(count · width).
 */
export function dotsWith(
  row: Float32Array,
  at: number,
  rows: Float32Array,
  first: number,
  count: number,
  width: number,
  out: Float64Array,
): void {
  const base = at * width;
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const a = (first + k) * width;
    const b = a + width;
    const c = b + width;
    const d = c + width;
    let [p, q, r, s] = [0, 0, 0, 0];
    for (let j = 0; j < width; j++) {
      const x = row[base + j] as number;
      p += x * (rows[a + j] as number);
      q += x * (rows[b + j] as number);
      r += x * (rows[c + j] as number);
      s += x * (rows[d + j] as number);
    }
    out[k] = p;
    out[k + 1] = q;
    out[k + 2] = r;
    out[k + 3] = s;
  }
  for (; k < count; k++) {
    const a = (first + k) * width;
    let p = 0;
    for (let j = 0; j < width; j++) p += (row[base + j] as number) * (rows[a + j] as number);
    out[k] = p;
  }
}

/** Squared length of each row. */
export function squaresOf(rows: Float32Array, width: number): Float64Array {
  return Float64Array.from({ length: width === 0 ? 0 : rows.length / width }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += (rows[i * width + j] as number) ** 2;
    return sum;
  });
}

/** Squared Euclidean distances of every row of `a` to every row of `b`: a.length × b.length, row after row of `a`. */
export function squaredDistances(a: Float32Array, b: Float32Array, width: number): Float64Array {
  const [sa, sb] = [squaresOf(a, width), squaresOf(b, width)];
  const out = new Float64Array(sa.length * sb.length);
  const dots = new Float64Array(sb.length);
  for (let i = 0; i < sa.length; i++) {
    dotsWith(a, i, b, 0, sb.length, width, dots);
    for (let j = 0; j < sb.length; j++) {
      out[i * sb.length + j] = Math.max(0, (sa[i] as number) + (sb[j] as number) - 2 * (dots[j] as number));
    }
  }
  return out;
}
