import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, errorOf, get, post } from "./client.ts";

const PATIENCE_MILLISECONDS = 600_000;
const LOOK_MILLISECONDS = 1000;

/** A generation that was closed, or why it was not. `verdict` null: not judged (yet). */
export interface Closing {
  generation: number;
  verdict: string | null;
  headline: string | null;
  refusal: { code: string; message: string; help: string } | null;
}

/** Closes a generation; one that is closed already counts as closed. With `wait`, looks for its verdict. Throws Unreachable. */
export async function closeTarget(server: string, lineage: string, index: number, wait: boolean): Promise<Closing> {
  const generation = `${server}/api/v1/lineages/${encodeURIComponent(lineage)}/generations/${index}`;
  const answer = await post(`${generation}/close`);
  const closing = { generation: index, verdict: null, headline: null };
  if (answer.status >= 300 && errorOf(answer).code !== "generation.closed") {
    return { ...closing, refusal: errorOf(answer) };
  }
  const judged = wait ? await verdictOf(generation) : null;
  return { ...closing, ...judged, refusal: null };
}

async function verdictOf(generation: string): Promise<{ verdict: string; headline: string } | null> {
  const until = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const judged = judgementIn(await get(generation));
    if (judged !== null || performance.now() > until) return judged;
    await sleep(LOOK_MILLISECONDS);
  }
}

function judgementIn({ body }: Answer): { verdict: string; headline: string } | null {
  const verdict: unknown = body.verdict;
  if (typeof verdict !== "object" || verdict === null) return null;
  return { verdict: String(Reflect.get(verdict, "verdict")), headline: String(Reflect.get(verdict, "headline")) };
}
