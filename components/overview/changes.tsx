import { Verdict } from "#components/status/verdict.tsx";
import { generationName } from "#domain/present/format.ts";
import type { Change } from "#domain/present/views/review.ts";

/** Verdicts that moved at the newest judged generation, worst first. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="-mb-5 divide-y divide-rule border-t border-rule">
      {changes.map((change) => (
        <li key={change.lineage.slug} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[15rem_1fr]">
          <span>
            <a className="font-medium hover:underline" href={`/lineages/${change.lineage.slug}?g=${change.index}`}>
              {change.lineage.name}
            </a>
            <span className="block text-meta">
              {change.from !== null && (
                <>
                  <Verdict verdict={change.from} /> <span className="sr-only">became</span>
                  <span aria-hidden>→</span>{" "}
                </>
              )}
              <Verdict verdict={change.to} /> <span className="text-muted">at {generationName(change.index)}</span>
            </span>
          </span>
          <span className="max-w-[72ch]">{change.finding}</span>
        </li>
      ))}
    </ul>
  );
}
