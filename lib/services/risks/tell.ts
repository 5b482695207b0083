import type { Tx } from "#db/client.ts";
import type { Context } from "#services/context.ts";
import { announce } from "#services/notify/announce.ts";

/** Tells that the likelihood of a risk moved, in the transaction that moves it. */
export async function tellRisk(
  tx: Tx,
  ctx: Pick<Context, "jobs" | "now">,
  lineage: { id: string; slug: string; name: string; owner?: string | null },
  {
    ref,
    title,
    impact,
    likelihood,
  }: { ref: string; title: string; impact: number | null; likelihood: [number, number] },
): Promise<void> {
  const { id, slug, name, owner = null } = lineage;
  await announce(tx, ctx, {
    kind: "risk",
    lineage: { id, slug, name, owner },
    risk: { ref, title, likelihood, impact },
  });
}
