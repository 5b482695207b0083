import { expect, it } from "vitest";
import type { Measurement } from "#domain/judgement.ts";
import { fromRow, toRow } from "./measurement-row.ts";

const MEASURED: Measurement = {
  metric: "drift.mmd",
  version: 1,
  slice: "all",
  estimate: { kind: "value", value: 0.1, low: 0, high: 0.2, n: 50, control: { value: 0, n: 50 } },
  verdict: "unknown",
  because: "",
};

it("keeps who made the embeddings, and nothing where a measurement needs none", () => {
  const provider = { name: "openai", hash: "0".repeat(64) };
  const made = { ...MEASURED, provider };
  expect(fromRow(toRow("e", made))).toEqual(made);
  expect(fromRow(toRow("e", MEASURED))).toEqual(MEASURED);
  const untold: Measurement = { ...made, estimate: { kind: "unknown", reason: "not-run" } };
  expect(fromRow(toRow("e", untold))).toEqual(untold);
});
