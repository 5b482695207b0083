import { Progress } from "#components/lineage/progress.tsx";
import { Figure, Panel } from "#components/ui/panel.tsx";
import { count, plural } from "#domain/present/format.ts";
import { verdictParagraph } from "#domain/present/review.ts";
import type { WeeklyReview } from "#domain/present/views/review.ts";
import { Changes } from "./changes.tsx";
import { Decisions } from "./decisions.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { Matrix } from "./matrix.tsx";

/** The week in two minutes: the verdict worst first, three numbers, what to decide, what moved, every lineage. */
export function Review({ review }: { review: WeeklyReview }) {
  const { rows, decisions } = review;
  const waiting = decisions.length + review.moreDecisions;
  return (
    <>
      <p className="mb-5 max-w-[60ch] text-title text-balance">{verdictParagraph(rows)}</p>
      <div className="mb-6 flex flex-wrap gap-x-12 gap-y-2">
        <Figure
          value={`${count(review.inBreach)} of ${count(rows.length)}`}
          name="lineages in breach"
          href="/lineages"
        />
        <Figure value={count(waiting)} name={waiting === 1 ? "decision waits" : "decisions wait"} href="/tickets" />
        <Figure
          value={
            review.ticketsClosed === 0 ? "none" : `${count(review.ticketsVerified)} of ${count(review.ticketsClosed)}`
          }
          name={review.ticketsClosed === 0 ? "of the tickets is closed yet" : "closed tickets verified"}
          href="/tickets"
        />
      </div>
      {review.pending.map(({ slug, name, running, waiting: closed }) => (
        <Progress key={slug} slug={slug} name={name} running={running} waiting={closed} />
      ))}
      {review.demo !== null && <FirstSteps review={review} />}
      <Panel title={waiting === 0 ? "Nothing needs a decision" : `${plural(waiting, "decision")} for you`}>
        {waiting > 0 && <Decisions decisions={decisions} />}
      </Panel>
      <Panel
        title={review.changes.length === 0 ? "No verdict moved" : `${plural(review.changes.length, "verdict")} moved`}
        {...(review.changes.length > 0 && { note: "Newest judged generation against the one before, worst first." })}
      >
        {review.changes.length > 0 && <Changes changes={review.changes} />}
      </Panel>
      <Panel
        title="Every lineage, every family"
        note="Each spark is the family's worst judged series; its line is human."
      >
        <Matrix review={review} />
      </Panel>
    </>
  );
}
