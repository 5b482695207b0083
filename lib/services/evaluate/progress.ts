import { clearProgress, upsertProgress } from "#db/progress.ts";
import type { Context } from "#services/context.ts";

/** Milliseconds between two reports that are stored. */
const EVERY_MS = 500;

/** What a running judgement is at. `done` of `total` samples; 0 of 0 where it cannot be told. */
export interface ProgressReport {
  stage: "reading" | "measuring";
  done: number;
  total: number;
}

/** Tells pages and commands how far a judgement is. */
export interface Progress {
  report(at: ProgressReport): Promise<void>;
  end(): Promise<void>;
}

/** Progress of one generation, seldom enough to cost nothing. It is a note, never a fact: losing one loses nothing. */
export function progressOf(ctx: Context, lineageId: string, generation: number): Progress {
  let last: { at: number; stage: string } = { at: 0, stage: "" };
  return {
    async report({ stage, done, total }) {
      const now = ctx.now().getTime();
      if (stage === last.stage && now - last.at < EVERY_MS && done < total) return;
      last = { at: now, stage };
      await upsertProgress(ctx.db, { lineageId, generation, stage, done, total, at: new Date(now) });
    },
    end: () => clearProgress(ctx.db, lineageId),
  };
}
