import { pools } from "../demo/pools.ts";
import type { Piece } from "./human.ts";

/** The sentences of the State of the Union addresses, with speaker and year. */
export function speechPieces(): Piece[] {
  const { reference, training, fresh, unused } = pools();
  return [reference, training, fresh, unused]
    .flat()
    .map(({ text, president, year }) => ({ text, group: president, year }));
}
