import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findLineage } from "#db/lineages.ts";
import { findTicket, listTickets } from "#db/tickets.ts";
import { evaluateLineage } from "#services/evaluate/lineage.ts";
import { appendSamples } from "#services/ingest/append.ts";
import { closeGeneration } from "#services/ingest/close.ts";
import { createLineage } from "#services/lineages/create.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { bodyOf, demoLines } from "#services/testing/ticketed.ts";
import { intakeSamples } from "./intake.ts";
import { moveTicket } from "./move.ts";

const CLAIM = { source: "annotators", level: "2", licence: "CC0-1.0", consent: "public", pii: "masked" };
const labelled = (text: string, label: string) => JSON.stringify({ text, label });
const people = demoLines("human-2500.ndjson.zst", 2_500).map((line) => (JSON.parse(line) as { text: string }).text);

describe("a ticket for a label", () => {
  let ctx: TestContext;
  let key = "";
  beforeAll(async () => {
    ctx = await testContext();
    await createLineage(ctx, { lineage: "kinds" }, { salt: "0123456789abcdef0123456789abcdef" });
    const reference = people.slice(0, 1_000).map((text, i) => labelled(text, i % 10 === 0 ? "fraud" : "other"));
    const model = people.slice(1_000, 1_800).map((text) => labelled(text, "other"));
    await appendSamples(ctx, { lineage: "kinds", generation: "reference" }, bodyOf(reference));
    await appendSamples(ctx, { lineage: "kinds", generation: 1 }, bodyOf(model));
    await closeGeneration(ctx, { lineage: "kinds", index: 1 });
    const lineageId = (await findLineage(ctx.db, "kinds"))?.id ?? "";
    await evaluateLineage(ctx, { lineageId });
    key = (await listTickets(ctx.db, { lineageIds: [lineageId], limit: 1 }))[0]?.ticket.key ?? "";
    await moveTicket(ctx, key, "approve", {});
  }, 120_000);
  afterAll(() => ctx.close());

  it("measures κ as the share of samples that carry it over that of people, and asks by the formula with it", async () => {
    const lines = people.slice(1_900, 2_000).map((text, i) => labelled(text, i < 50 ? "fraud" : "other"));
    const { receipt } = await intakeSamples(ctx, key, CLAIM, bodyOf(lines));
    expect(receipt.accepted).toBe(receipt.offered - receipt.refused);
    const ticket = (await findTicket(ctx.db, key))?.ticket;
    const own = ticket?.progress?.strata.find(({ stratum }) => stratum === "label:fraud");
    expect(own?.planned).toEqual({ enrichment: 10, length: 1 });
    // Half of them carry it, a tenth of people's do.
    expect(own?.measured?.enrichment).toBeCloseTo(5, 0);
    const { bundle = 0, massLow } = ticket?.quantities.find(({ stratum }) => stratum === "label:fraud")?.inputs ?? {};
    const rate = Math.ceil((bundle * (0.95 - (massLow ?? 0))) / ((own?.measured?.enrichment ?? 0) - 0.95));
    expect(own?.needed).toBe(rate);
  });
});
