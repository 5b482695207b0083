import { ButtonLink } from "#components/ui/button.tsx";
import { generationName } from "#domain/present/format.ts";
import type { Decision } from "#domain/present/views/review.ts";

/** What waits for a person: finding, proposed act, owner, due date, and the way to decide. */
export function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  return (
    <ul className="-mb-5 divide-y divide-rule border-t border-rule">
      {decisions.map((decision) => (
        <li key={decision.href} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div className="min-w-0 max-w-[72ch]">
            <p className="font-medium">
              <a className="hover:underline" href={`/lineages/${decision.lineage.slug}`}>
                {decision.lineage.name}
              </a>
              : {decision.finding}
            </p>
            <p className="text-meta text-muted">
              {decision.key} · since {generationName(decision.since)} · {decision.owner ?? "nobody owns it yet"}
              {decision.due !== null && ` · due ${decision.due}`}
            </p>
          </div>
          <ButtonLink kind="primary" href={decision.href}>
            {decision.act}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
