import { describe, expect, it } from "vitest";
import { symmetricEigenvalues } from "./eigenvalues.ts";
import { random } from "./random.ts";

const sorted = (values: Float64Array) => Array.from(values).toSorted((a, b) => a - b);

describe("symmetricEigenvalues", () => {
  it("finds the known spectrum of the path: 2 - 2 cos(kπ/(n+1))", () => {
    const n = 40;
    const matrix = Float64Array.from({ length: n * n }, (_, at) => {
      const gap = Math.abs(Math.floor(at / n) - (at % n));
      return gap === 0 ? 2 : gap === 1 ? -1 : 0;
    });
    sorted(symmetricEigenvalues(matrix, n)).forEach((value, k) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 12);
    });
  });

  it("keeps trace and sum of squares of any symmetric matrix, and finds equal and zero values", () => {
    const source = random("eigenvalues");
    const n = 61;
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = source.uniform() - 0.5;
    }
    const trace = Array.from({ length: n }, (_, i) => matrix[i * n + i] ?? 0).reduce((a, b) => a + b, 0);
    const squares = matrix.reduce((sum, x) => sum + x * x, 0);
    const values = symmetricEigenvalues(matrix.slice(), n);
    expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(trace, 10);
    expect(values.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(squares, 10);
    expect(sorted(symmetricEigenvalues(new Float64Array(9).fill(1), 3)).map((x) => Math.abs(x))).toEqual([
      expect.closeTo(0, 12),
      expect.closeTo(0, 12),
      expect.closeTo(3, 12),
    ]);
    expect(symmetricEigenvalues(new Float64Array(), 0)).toHaveLength(0);
    expect(Array.from(symmetricEigenvalues(Float64Array.of(7), 1))).toEqual([7]);
  });
});
