import { health } from "#services/admin/health.ts";

/** 200 when every part works, else 503; the body says which part does not. */
export async function GET(): Promise<Response> {
  const state = await health();
  return Response.json(state, { status: state.ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
