import { normalSource } from "#domain/simulate/normal.ts";
import { random } from "#domain/stats/random.ts";

/** Rows a side and components of the standard clouds. */
export const ROWS = 5_000;
export const WIDTH = 384;

/** Two clouds of 5,000 × 384, length 1, the model's a little moved and a little narrower. */
export function clouds(): { human: Float32Array; model: Float32Array } {
  const normal = normalSource(random("engine/clouds"));
  const cloud = (shift: number, spread: number) => {
    const rows = new Float32Array(ROWS * WIDTH);
    for (let i = 0; i < ROWS; i++) {
      const row = Float64Array.from(
        { length: WIDTH },
        (_, k) => normal() * (k < 32 ? spread : 0.2) + (k === 0 ? shift : 0),
      );
      const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
      for (let k = 0; k < WIDTH; k++) rows[i * WIDTH + k] = (row[k] ?? 0) / length;
    }
    return rows;
  };
  return { human: cloud(0, 1), model: cloud(0.3, 0.9) };
}
