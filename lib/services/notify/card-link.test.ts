import { expect, it } from "vitest";
import { testContext } from "#services/testing/context.ts";
import { assertCardSigned, cardPath } from "./card-link.ts";
import { installationOf } from "./installation.ts";

it("the address of a card is refused with another's signature, version or kind", async () => {
  const ctx = await testContext();
  const { cardKey } = await installationOf(ctx.db);
  const query = (path: string) => new URL(path, "http://x").searchParams;
  const right = query(cardPath(cardKey, "al_1", 4));
  await assertCardSigned(ctx, { kind: "alert", id: "al_1" }, right);
  await assertCardSigned(ctx, { kind: "alert", id: "al_1" }, new URLSearchParams());
  const wrong: [{ kind: string; id: string }, URLSearchParams][] = [
    [{ kind: "alert", id: "al_2" }, right],
    [{ kind: "lineage", id: "al_1" }, right],
    [{ kind: "alert", id: "al_1" }, new URLSearchParams({ v: "5", sig: right.get("sig") ?? "" })],
    [{ kind: "alert", id: "al_1" }, new URLSearchParams({ v: "4", sig: "" })],
  ];
  for (const [place, asked] of wrong)
    await expect(assertCardSigned(ctx, place, asked)).rejects.toMatchObject({ code: "not-found" });
  await ctx.close();
});
