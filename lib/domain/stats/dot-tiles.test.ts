import { afterEach, describe, expect, it, vi } from "vitest";
import { inBalls, radiiOf } from "./neighbours.ts";
import { random } from "./random.ts";

const rowsOf = (n: number, width: number, seed: string) => {
  const { uniform } = random(seed);
  return Float32Array.from({ length: n * width }, () => uniform() + uniform() - uniform());
};

/** The kernels as they are where this host has, or has not, WebAssembly. */
async function tilesOf(hasModule: boolean) {
  vi.resetModules();
  if (!hasModule) vi.stubGlobal("WebAssembly", undefined);
  const { eachTile } = await import("./dot-tiles.ts");
  return (a: Float32Array, b: Float32Array | null, width: number) => {
    const [n, m] = [a.length / width, (b ?? a).length / width];
    const out = new Float64Array(n * m).fill(Number.NaN);
    eachTile(a, b, width, ({ dots, stride, i, rows, j, columns }) => {
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < columns; c++) out[(i + r) * m + j + c] = dots[r * stride + c] ?? Number.NaN;
    });
    return out;
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("eachTile", () => {
  it.each([
    [5, 3, 7],
    [203, 401, 384],
    [9, 6, 2000],
    [4, 4, 100_000],
  ])("gives the same bits with and without WebAssembly: %i × %i rows of %i", async (n, m, width) => {
    const [a, b] = [rowsOf(n, width, "a"), rowsOf(m, width, "b")];
    const made = vi.spyOn(WebAssembly, "Instance");
    const fast = (await tilesOf(true))(a, b, width);
    expect(made).toHaveBeenCalledOnce();
    const plain = (await tilesOf(false))(a, b, width);
    expect(fast.some(Number.isNaN)).toBe(false);
    expect(plain).toEqual(fast);
  });

  it("is near the float64 product, and covers the upper half of a set with itself", async () => {
    const width = 30;
    const a = rowsOf(450, width, "self");
    const tiles = await tilesOf(true);
    const [half, wide] = [tiles(a, null, width), tiles(a, a, width)];
    for (let i = 0; i < 450; i += 7) {
      for (let j = i; j < 450; j += 5) {
        let exact = 0;
        for (let k = 0; k < width; k++) exact += (a[i * width + k] ?? 0) * (a[j * width + k] ?? 0);
        expect(half[i * 450 + j]).toBe(wide[i * 450 + j]);
        expect(Math.abs((half[i * 450 + j] ?? 0) - exact)).toBeLessThan(2e-5);
      }
    }
  });
});

describe("neighbours of 32-bit rows", () => {
  /** Every quantity by hand, in float64. */
  function byHand(width: number, k: number) {
    const squared = (x: Float32Array, i: number, y: Float32Array, j: number) => {
      let sum = 0;
      for (let c = 0; c < width; c++) sum += ((x[i * width + c] ?? 0) - (y[j * width + c] ?? 0)) ** 2;
      return sum;
    };
    const all = (x: Float32Array) => Array.from({ length: x.length / width }, (_, i) => i);
    const radii = (x: Float32Array) =>
      all(x).map((i) => {
        const others = all(x).filter((j) => j !== i);
        return others.map((j) => squared(x, i, x, j)).sort((p, q) => p - q)[k - 1] ?? 0;
      });
    const inside = (balls: Float32Array, rows: Float32Array, radius: number[]) =>
      all(rows).map((j) => all(balls).filter((i) => squared(balls, i, rows, j) < (radius[i] ?? 0)).length);
    return { radii, inside };
  }

  it("are those of float64, where rows repeat and distances tie with a radius to seven digits", () => {
    const width = 24;
    const a = rowsOf(160, width, "human");
    // A third of the model's rows are human ones, some moved by the last bits of a number.
    const b = rowsOf(150, width, "model");
    b.set(a.subarray(0, 50 * width));
    for (let i = 0; i < 25; i++) b[i * width + (i % width)] = (b[i * width + (i % width)] ?? 0) * (1 + 2 ** -21);
    a.set(a.subarray(0, 12 * width), 30 * width);
    const hand = byHand(width, 5);
    const [ra, rb] = [radiiOf(a, width, 5), radiiOf(b, width, 5)];
    expect(Array.from(ra)).toEqual(hand.radii(a));
    expect(Array.from(rb)).toEqual(hand.radii(b));
    const { secondInFirst, firstInSecond } = inBalls({ rows: a, radii: ra }, { rows: b, radii: rb }, width);
    expect(Array.from(secondInFirst.inBalls)).toEqual(hand.inside(a, b, Array.from(ra)));
    expect(Array.from(firstInSecond.inBalls)).toEqual(hand.inside(b, a, Array.from(rb)));
  });

  it("have the radius of float64 where all rows are equally far to six digits", () => {
    const [n, width] = [60, 64];
    const { uniform } = random("ties");
    // Rows of a Hadamard matrix, the last bits of each number drawn.
    const rows = Float32Array.from({ length: n * width }, (_, at) => {
      const common = Math.floor(at / width) & (at % width);
      const isOdd = common.toString(2).replaceAll("0", "").length % 2 === 1;
      return (isOdd ? -1 : 1) * (1 + 2 ** -23 * Math.floor(3 * uniform()));
    });
    expect(Array.from(radiiOf(rows, width, 5))).toEqual(byHand(width, 5).radii(rows));
  });
});
