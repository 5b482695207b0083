import { previewSamples } from "#services/ingest/preview.ts";
import { json, route } from "../../respond.ts";

/** What would become of a few lines; nothing is stored. */
export const POST = route(async ({ request }) => json(await previewSamples(request.body ?? nothing())));

async function* nothing(): AsyncGenerator<Uint8Array> {}
