import { ActForm } from "#components/ui/act-form.tsx";
import { COMMITMENT_WORDS } from "#domain/present/commitment.ts";
import type { Commitment } from "#domain/present/views/frozen-review.ts";

const subjectHref = (subject: string) => (subject.startsWith("TW-") ? `/tickets/${subject}` : `/alerts/${subject}`);

function standing({ state, doneOn, due }: Commitment): string {
  return state === "done" ? `done ${doneOn}` : `${COMMITMENT_WORDS[state]}, due ${due}`;
}

/** What was decided: who does what until when, and how it stands. `isLive`: what is done can be said. */
export function Commitments({ commitments, isLive }: { commitments: readonly Commitment[]; isLive: boolean }) {
  return (
    <ul className="-mb-5 divide-y divide-rule border-t border-rule">
      {commitments.map((each) => (
        <li key={each.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
          <div className="min-w-0 max-w-[72ch]">
            <p>
              <span className="font-medium">{each.decision}</span>
              {each.lineage !== null && <span className="text-muted"> · {each.lineage.name}</span>}
            </p>
            <p className="text-meta text-muted">
              <span className={each.state === "late" ? "font-medium text-ink" : ""}>{standing(each)}</span> ·{" "}
              {each.owner} ·{" "}
              <a className="link" href={subjectHref(each.subject)}>
                {each.subject.startsWith("TW-") ? each.subject : "alert"}
              </a>{" "}
              · decided {each.decidedOn}
            </p>
          </div>
          {isLive && each.state !== "done" && (
            <div className="no-print">
              <ActForm action={`/api/v1/decisions/${each.id}`} method="PATCH" fixed={{ state: "done" }} label="Done" />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
