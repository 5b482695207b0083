import { generationName, plural } from "#domain/present/format.ts";
import { outcomeWords } from "#domain/present/review-words.ts";
import type { ReviewTicket } from "#domain/present/views/frozen-review.ts";

/** Tickets as they were frozen, with what was before and after where a generation showed it. */
export function FrozenTickets({ tickets }: { tickets: readonly ReviewTicket[] }) {
  return (
    <ul className="-mb-5 divide-y divide-rule border-t border-rule">
      {tickets.map((each) => (
        <li key={each.key} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[13rem_1fr_1fr]">
          <span>
            <a className="link" href={`/tickets/${each.key}`}>
              {each.key}
            </a>
            <span className="block text-meta text-muted">{each.lineage.name}</span>
          </span>
          <span>
            {each.headline}
            <span className="block text-meta text-muted">opened at {generationName(each.openedIndex)}</span>
          </span>
          <span>
            {outcomeWords(each)}
            <span className="block text-meta text-muted">
              {plural(each.humanSamples, "human sample")} wanted · {each.owner ?? "no owner"}
              {each.due !== null && ` · due ${each.due}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
