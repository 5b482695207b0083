import { closeGeneration } from "#services/ingest/close.ts";
import { json, route } from "../../../../../../respond.ts";
import { optionalFields } from "../../../../optional-fields.ts";

/** 202 with the job enqueued; with `?wait=60` 200 and the verdict, if it comes in that time. */
export const POST = route<{ lineage: string; index: string }>(
  async ({ request, ctx, params, url }) => {
    const wait = url.searchParams.get("wait");
    const more = wait === null ? {} : { waitSeconds: wait };
    const closed = await closeGeneration(ctx, { ...(await optionalFields(request)), ...params, ...more });
    return json(closed, closed.verdict === null ? 202 : 200);
  },
  ["wait"],
);
