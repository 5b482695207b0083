import { Changes } from "#components/overview/changes.tsx";
import { Decisions } from "#components/overview/decisions.tsx";
import { DemoBar } from "#components/overview/demo-bar.tsx";
import { FirstSteps } from "#components/overview/first-steps.tsx";
import { Matrix } from "#components/overview/matrix.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Figure, Panel } from "#components/ui/panel.tsx";
import { count, day, plural } from "#domain/present/format.ts";
import { verdictParagraph } from "#domain/present/review.ts";
import { readWeeklyReview } from "#services/reads/weekly-review.ts";
import { reading } from "../reading.ts";

export default async function Overview() {
  const review = await reading(readWeeklyReview);
  const { rows, decisions } = review;
  const waiting = decisions.length + review.moreDecisions;
  return (
    <>
      {review.demo !== null && <DemoBar {...review.demo} />}
      <PageHeader title="Weekly review" freshness={`${day(review.now)} · ${plural(rows.length, "lineage")}`} />
      {rows.length === 0 ? (
        <Empty
          title="No lineage yet"
          action={<ButtonLink href="/settings/sources">Send your first samples</ButtonLink>}
        >
          A lineage is one model family followed across generations. It begins with human samples nobody trained on.
        </Empty>
      ) : (
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
              value={`${count(review.ticketsVerified)} of ${count(review.ticketsClosed)}`}
              name="closed tickets verified"
              href="/tickets"
            />
          </div>
          {review.demo !== null && <FirstSteps review={review} />}
          <Panel title={waiting === 0 ? "Nothing needs a decision" : `${plural(waiting, "decision")} for you`}>
            {waiting > 0 && <Decisions decisions={decisions} />}
          </Panel>
          <Panel
            title={
              review.changes.length === 0 ? "No verdict moved" : `${plural(review.changes.length, "verdict")} moved`
            }
            note="Newest judged generation against the one before, worst first."
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
      )}
    </>
  );
}
