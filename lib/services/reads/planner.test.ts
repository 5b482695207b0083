import { readFileSync } from "node:fs";
import { zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAudit } from "#db/audit.ts";
import { findTicket } from "#db/tickets.ts";
import { evaluateLineage } from "#services/evaluate/lineage.ts";
import { appendSamples } from "#services/ingest/append.ts";
import { closeGeneration } from "#services/ingest/close.ts";
import { lineageOf } from "#services/ingest/inspect.ts";
import { createLineage } from "#services/lineages/create.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { moveTicket } from "#services/tickets/move.ts";
import { proposeTicket } from "#services/tickets/propose.ts";
import { planDocument } from "./plan-document.ts";
import { readPlanner } from "./planner.ts";

const SLUG = "planned";
const linesOf = (file: string, samples: number) =>
  zstdDecompressSync(readFileSync(`lib/services/demo/data/${file}`))
    .toString()
    .split("\n")
    .slice(0, samples);

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${lines.join("\n")}\n`);
}

describe("the planner of a lineage", () => {
  let ctx: TestContext;
  beforeAll(async () => {
    ctx = await testContext();
    await createLineage(ctx, { lineage: SLUG }, { salt: "0123456789abcdef0123456789abcdef" });
    const reference = { lineage: SLUG, generation: "reference" as const };
    await appendSamples(ctx, reference, bytesOf(linesOf("reference.ndjson.zst", 2_400)));
    await appendSamples(
      ctx,
      { lineage: SLUG, generation: 1 },
      bytesOf(linesOf("speech-sharpened-3.ndjson.zst", 1_200)),
    );
    await closeGeneration(ctx, { lineage: SLUG, index: 1 });
    await evaluateLineage(ctx, { lineageId: (await lineageOf(ctx, SLUG)).id });
  }, 120_000);
  afterAll(() => ctx.close());

  it("foretells from the newest judged generation, with what was measured, and says what it took for the bundle", async () => {
    const { foresight, index, complaints } = await readPlanner(ctx, SLUG, {});
    expect([index, complaints]).toEqual([1, []]);
    expect(foresight?.present.asked).toMatchObject({ share: 0, bundle: 1_200, target: 0.95, horizon: 8 });
    expect(foresight?.present.plan.strata[0]?.generations.map((each) => each.index)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    const measured = foresight?.observed.find(({ slice }) => slice === "rarity:1")?.points.at(-1)?.estimate;
    const now = foresight?.present.plan.strata.find(({ stratum }) => stratum === "rarity:1")?.now.value ?? 0;
    expect(measured?.kind === "value" ? measured.value : 0).toBeCloseTo(now, 1);
    expect(foresight?.present.plan.assumptions).toContain("optimistic");
  });

  it("holds more the more human data each bundle has, and answers the same question with the same numbers", async () => {
    const ends = async (share: string) => {
      const { foresight } = await readPlanner(ctx, SLUG, { share, plan: "0.5_mixed_1200_0.95_8" });
      return [foresight?.present, ...(foresight?.kept ?? [])].map(
        (each) => each?.plan.strata[0]?.generations.at(-1)?.value ?? 0,
      );
    };
    const [none = 1, kept = 0] = await ends("0");
    const [half = 0] = await ends("50%");
    expect(half).toBeGreaterThan(none);
    expect(half).toBe(kept);
  });

  it("names bad values on the page, and refuses them where a program asks", async () => {
    const query = { share: "lots", g: "9" };
    const { complaints, foresight } = await readPlanner(ctx, SLUG, query);
    expect(complaints).toHaveLength(2);
    expect(foresight).not.toBeNull();
    await expect(planDocument(ctx, SLUG, query)).rejects.toMatchObject({ code: "request.invalid" });
    expect(await planDocument(ctx, SLUG, { share: "0.2" })).toMatchObject({
      question: { share: 0.2 },
      sentence: expect.stringMatching(/^At 20% fresh human data /),
    });
  });

  it("says why nothing can be foretold where nothing is judged", async () => {
    await createLineage(ctx, { lineage: "young" });
    expect(await readPlanner(ctx, "young", {})).toMatchObject({
      unknown: { because: expect.stringContaining("No generation") },
      foresight: null,
      offer: { kind: "refused" },
    });
    await expect(readPlanner(ctx, "nobody", {})).rejects.toMatchObject({ code: "not-found" });
  });

  it("offers no second ticket, and proposes one with the plan's own quantities once the first is gone", async () => {
    const { offer } = await readPlanner(ctx, SLUG, {});
    const first = offer.kind === "refused" ? (offer.ticket ?? "") : "";
    expect(first).toMatch(/^TW-\d+$/);
    await expect(proposeTicket(ctx, SLUG, { generation: 1 })).rejects.toMatchObject({ code: "state.conflict" });
    await moveTicket(ctx, first, "cancel", { note: "planned anew" });
    const offered = (await readPlanner(ctx, SLUG, { kappa: "3" })).offer;
    const made = await proposeTicket(ctx, SLUG, { generation: 1, kappa: 3, price: 0.5, currency: "EUR" });
    expect(offered).toEqual({ kind: "open", alert: expect.stringMatching(/^al_/), humanSamples: made.humanSamples });
    const { ticket } = (await findTicket(ctx.db, made.key)) ?? {};
    expect(ticket).toMatchObject({ state: "proposed", openedIndex: 1, price: { amount: 0.5, currency: "EUR" } });
    expect(ticket?.quantities.every(({ inputs }) => inputs.enrichment === 3)).toBe(true);
    expect(ticket?.lostEvents.length).toBeGreaterThan(0);
    expect((await listAudit(ctx.db, 1))[0]).toMatchObject({ verb: "ticket.propose", target: made.key });
    await expect(proposeTicket(ctx, SLUG, { generation: 1 })).rejects.toMatchObject({ code: "state.conflict" });
  });
});
