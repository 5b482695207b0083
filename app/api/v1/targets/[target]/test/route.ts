import { testTarget } from "#services/notify/test-target.ts";
import { json, route } from "../../../../respond.ts";

/** Sends a message marked as a test, at once. */
export const POST = route<{ target: string }>(async ({ ctx, params }) => json(await testTarget(ctx, params.target)));
