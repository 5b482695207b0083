import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findLineage } from "#db/lineages.ts";
import { assessmentsOf, risksOf } from "#db/risks.ts";
import { message } from "#db/schema/notify.ts";
import { insertTarget } from "#db/targets.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import { listTickets, updateTicket } from "#db/tickets.ts";
import { readRegister } from "#services/reads/register.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { recordVerdict } from "#services/testing/recorded.ts";

describe.each(ENGINES())("the register after a recovery on %s", (engine) => {
  let ctx: TestContext;
  beforeAll(async () => {
    ctx = await testContext(engine);
  });
  afterAll(() => ctx.close());

  const ratings = async (slug: string) => {
    const risks = await risksOf(ctx.db, (await findLineage(ctx.db, slug))?.id ?? "");
    return assessmentsOf(
      ctx.db,
      risks.map(({ id }) => id),
    );
  };
  const verify = async (slug: string, index: number) => {
    const lineageIds = [(await findLineage(ctx.db, slug))?.id ?? ""];
    const { ticket } = (await listTickets(ctx.db, { lineageIds, limit: 1 }))[0] ?? {};
    await updateTicket(ctx.db, ticket?.id ?? "", {
      state: "verified",
      verification: { index, strata: [], cause: null },
    });
    return ticket?.key ?? "";
  };

  it("improves by what the generation measured, on evidence of the ticket it verified, and shows last and now", async () => {
    await recordVerdict(ctx, "repaired", 1, "breach");
    await recordVerdict(ctx, "repaired", 2, "breach");
    const key = await verify("repaired", 3);
    await recordVerdict(ctx, "repaired", 3, "ok");
    const all = await ratings("repaired");
    expect(all.map((each) => [each.likelihoodLow, each.likelihoodHigh])).toEqual([
      [4, 5],
      [5, 5],
      [2, 2],
    ]);
    expect(all.at(-1)).toMatchObject({ evidence: { ticket: key, index: 3 }, at: expect.any(Date) });
    const [risk] = (await readRegister(ctx)).risks;
    expect(risk).toMatchObject({ previousLow: 5, previousHigh: 5, likelihoodLow: 2, likelihoodHigh: 2 });
    expect(risk?.rationale).toBe(`led by Tail retention, words seen once; on evidence: ticket ${key} verified at g3`);
  });

  it("tells where a likelihood moved, once, and nothing where it stayed", async () => {
    const settings = { kind: "slack" as const, url: "https://hooks.example", samples: false };
    await insertTarget(ctx.db, { id: "chat", kind: "slack", name: "chat", settings });
    const verdicts = ["breach", "breach", "breach", "ok"] as const;
    for (const [at, verdict] of verdicts.entries()) await recordVerdict(ctx, "told", at + 1, verdict);
    const told = (await ctx.db.select().from(message)).flatMap(({ type, body }) =>
      type === "risk.changed" && body.kind === "risk" ? [body.risk.likelihood] : [],
    );
    expect(told).toEqual([
      [5, 5],
      [2, 2],
    ]);
  });

  it("gives no discount: a verified ticket whose generation still measures a breach leaves the rating where it is", async () => {
    await recordVerdict(ctx, "claimed", 1, "breach");
    await recordVerdict(ctx, "claimed", 2, "breach");
    await verify("claimed", 3);
    await recordVerdict(ctx, "claimed", 3, "breach");
    expect((await ratings("claimed")).map((each) => each.likelihoodLow)).toEqual([4, 5, 5]);
  });
});
