import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertCatalogue } from "#db/summaries.ts";
import { inspectLineage } from "#services/ingest/inspect.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { createLineage } from "./create.ts";
import { setEvents } from "./set-events.ts";

const document = (...events: object[]) => ({ schema: "tailwatch.events/1", events });
const right = { id: "cooling-off", kind: "phrase", any: ["right to withdraw"], mustKeep: true };

describe("setEvents", () => {
  let ctx: TestContext;
  let lineageId: string;
  beforeAll(async () => {
    ctx = await testContext();
    lineageId = (await createLineage(ctx, { lineage: "declared" })).id;
  });
  afterAll(() => ctx.close());

  it("keeps the newest document", async () => {
    expect(
      await setEvents(ctx, "declared", document(right, { id: "e7", kind: "pattern", pattern: "E7[0-9]" })),
    ).toEqual({
      events: 2,
    });
    expect((await inspectLineage(ctx, "declared")).events).toMatchObject({ events: [right, { id: "e7" }] });
  });

  it.each<[string, object]>([
    ["an id twice", document(right, right)],
    ["a pattern with a backreference", document({ id: "x", kind: "pattern", pattern: "(a)\\1" })],
    ["a pattern that every text matches", document({ id: "x", kind: "pattern", pattern: "a*" })],
    ["an unknown kind", document({ id: "x", kind: "regex", any: ["a"] })],
    ["an unknown key", document({ ...right, direction: "up" })],
    ["a number without a line", document({ id: "x", kind: "numeric", field: "values.latency" })],
  ])("refuses %s", async (_name, input) => {
    await expect(setEvents(ctx, "declared", input)).rejects.toMatchObject({ code: "events.invalid" });
  });

  it("refuses to change what earlier generations were judged by", async () => {
    const frozen = { id: "c", lineageId, referenceDigest: "d", blob: "b", catalogueSamples: 4, controlSamples: 4 };
    await insertCatalogue(ctx.db, { ...frozen, source: "split" });
    await expect(setEvents(ctx, "declared", document(right))).rejects.toMatchObject({ code: "reference.frozen" });
  });
});
