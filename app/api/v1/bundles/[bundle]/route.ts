import { readBundle } from "#services/bundles/read.ts";
import { json, route } from "../../../respond.ts";

export const GET = route<{ bundle: string }>(async ({ ctx, params }) => json(await readBundle(ctx, params.bundle)));
