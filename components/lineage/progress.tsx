"use client";

import { useEffect, useState } from "react";
import { progressWords, type RunningJudgement, readRunning, waitingWords } from "#domain/present/progress.ts";

const EVERY_MS = 2_000;

async function ask(slug: string): Promise<RunningJudgement[] | null> {
  const answer = await fetch(`/api/v1/lineages/${slug}/progress`).catch(() => null);
  return answer?.ok ? readRunning(await answer.json().catch(() => null)) : null;
}

/**
 * How far the judgement of a lineage is, in one line that keeps its place. It asks again while it stands on a page; a
 * judgement that ended is offered as new numbers, never put in the place of those that are being read.
 * `waiting`: closed generations that are not judged.
 */
export function Progress({
  slug,
  name,
  running,
  waiting,
}: {
  slug: string;
  name?: string;
  running: readonly RunningJudgement[];
  waiting: readonly number[];
}) {
  const [now, setNow] = useState(running);
  const [hasEnded, setEnded] = useState(false);
  const isWanted = running.length + waiting.length > 0;
  useEffect(() => {
    if (!isWanted) return;
    let wasRunning = running.length > 0;
    const timer = setInterval(async () => {
      if (document.hidden) return;
      const told = await ask(slug);
      if (told === null) return;
      setEnded(wasRunning && told.length === 0);
      wasRunning ||= told.length > 0;
      setNow(told);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [slug, isWanted, running]);
  if (!isWanted) return null;
  const [at] = now;
  const prefix = name === undefined ? "" : `${name}: `;
  const words = at === undefined ? waitingWords(waiting) : progressWords(at);
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-3 text-meta text-muted">
      <span>
        {prefix}
        {hasEnded ? "A judgement has ended" : words}
      </span>
      {at !== undefined && at.total > 0 && (
        <progress className="h-1.5 w-40" value={Math.min(at.done, at.total)} max={at.total} aria-label={words} />
      )}
      {hasEnded && (
        <button type="button" className="link min-h-6" onClick={() => location.reload()}>
          New numbers: show
        </button>
      )}
    </div>
  );
}
