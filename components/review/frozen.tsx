import { RegisterTable } from "#components/risk/register.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { plural } from "#domain/present/format.ts";
import { changesSentence } from "#domain/present/review-words.ts";
import type { FrozenReview } from "#domain/present/views/frozen-review.ts";
import { Activity } from "./activity.tsx";
import { Changes } from "./changes.tsx";
import { Commitments } from "./commitments.tsx";
import { Decisions } from "./decisions.tsx";
import { FrozenLineages } from "./lineages.tsx";
import { FrozenTickets } from "./tickets.tsx";

/** What was re-judged or changed since a review was frozen: told above it, never worked into it. */
export function SinceFrozen({ since }: { since: readonly string[] }) {
  if (since.length === 0) return null;
  return (
    <details className="mb-5 border-l-2 border-field pl-3" open={since.length <= 4}>
      <summary className="min-h-6 content-center">
        {plural(since.length, "thing")} changed since; this page shows what stood then.
      </summary>
      <ul className="mt-1 text-muted">
        {since.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </details>
  );
}

/** A review as it was frozen, from its document alone. */
export function FrozenBody({ document }: { document: FrozenReview }) {
  const { changes, against, decisions, commitments, lineages, tickets, register } = document;
  const waited = decisions.length + document.moreDecisions;
  return (
    <>
      <p className="mb-5 max-w-[60ch] text-title text-balance">{document.paragraph}</p>
      <dl className="mb-6 flex flex-wrap gap-x-12 gap-y-2">
        {document.numbers.map(({ value, name }) => (
          <div key={name} className="flex flex-col-reverse justify-end py-1">
            <dt className="text-meta font-normal text-muted">{name}</dt>
            <dd className="text-display tracking-tight">{value}</dd>
          </div>
        ))}
      </dl>
      <Panel title={waited === 0 ? "Nothing waited for a decision" : `${plural(waited, "decision")} waited`}>
        {decisions.length > 0 && <Decisions decisions={decisions} due={null} />}
        {document.moreDecisions > 0 && (
          <p className="mt-6 text-meta text-muted">and {plural(document.moreDecisions, "more", "more")}</p>
        )}
      </Panel>
      {commitments.length > 0 && (
        <Panel title="What was decided">
          <Commitments commitments={commitments} isLive={false} />
        </Panel>
      )}
      {changes.length > 0 && (
        <Panel title={changesSentence(changes, against)}>
          <Changes changes={changes} against={against} />
        </Panel>
      )}
      <Panel title={`The week ${document.week}`}>
        <Activity activity={document.activity} />
      </Panel>
      <Panel title="Every lineage">
        <FrozenLineages lineages={lineages} />
      </Panel>
      {tickets.length > 0 && (
        <Panel title="Tickets">
          <FrozenTickets tickets={tickets} />
        </Panel>
      )}
      <Panel title={register.headline} note="The risk register as it stood.">
        {register.risks.length > 0 && <RegisterTable risks={register.risks} indicators={register.indicators} />}
      </Panel>
    </>
  );
}
