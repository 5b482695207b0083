import { shareCard } from "#services/exports/cards.ts";
import { assertCardSigned } from "#services/notify/card-link.ts";
import { route } from "../../../api/respond.ts";

/**
 * The share card of a lineage (by its slug), an alert or a frozen review (by its id); one that is asked for with a signature
 * needs the right one.
 */
export const GET = route<{ kind: string; id: string }>(async ({ ctx, params, url }) => {
  await assertCardSigned(ctx, params, url.searchParams);
  const image = await shareCard(ctx, params.kind, params.id);
  return new Response(image, { headers: { "Content-Type": "image/png", "Cache-Control": "private, max-age=60" } });
}, null);
