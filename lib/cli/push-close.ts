import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, errorOf, get, post } from "./client.ts";
import type { ProgressBar } from "./progress.ts";

const PATIENCE_MILLISECONDS = 600_000;
const LOOK_MILLISECONDS = 1000;

/** A generation that was closed, or why it was not. `verdict` null: not judged (yet). */
export interface Closing {
  generation: number;
  verdict: string | null;
  headline: string | null;
  refusal: { code: string; message: string; help: string } | null;
}

/**
 * Closes a generation; one that is closed already counts as closed. With a bar to wait at, looks for its verdict and shows
 * how far the judgement is. Throws Unreachable.
 */
export async function closeTarget(
  server: string,
  lineage: string,
  index: number,
  bar: ProgressBar | null,
): Promise<Closing> {
  const address = `${server}/api/v1/lineages/${encodeURIComponent(lineage)}`;
  const generation = `${address}/generations/${index}`;
  const answer = await post(`${generation}/close`);
  const closing = { generation: index, verdict: null, headline: null };
  if (answer.status >= 300 && errorOf(answer).code !== "generation.closed") {
    return { ...closing, refusal: errorOf(answer) };
  }
  const judged = bar ? await verdictOf(generation, `${address}/progress`, bar) : null;
  return { ...closing, ...judged, refusal: null };
}

async function verdictOf(
  generation: string,
  progress: string,
  bar: ProgressBar,
): Promise<{ verdict: string; headline: string } | null> {
  const until = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const judged = judgementIn(await get(generation));
    if (judged !== null || performance.now() > until) {
      bar.end();
      return judged;
    }
    showRunning(await get(progress), bar);
    await sleep(LOOK_MILLISECONDS);
  }
}

function showRunning({ body }: Answer, bar: ProgressBar): void {
  const [running] = Array.isArray(body.running) ? body.running : [];
  if (typeof running !== "object" || running === null) return;
  const { generation, stage, done, total } = running as Record<string, unknown>;
  const isCounted = typeof done === "number" && typeof total === "number" && total > 0;
  bar.show(isCounted ? done : 0, isCounted ? total : null, `${stage} generation ${generation}`);
}

function judgementIn({ body }: Answer): { verdict: string; headline: string } | null {
  const verdict: unknown = body.verdict;
  if (typeof verdict !== "object" || verdict === null) return null;
  return { verdict: String(Reflect.get(verdict, "verdict")), headline: String(Reflect.get(verdict, "headline")) };
}
