import { Progress } from "#components/lineage/progress.tsx";
import { Activity } from "#components/review/activity.tsx";
import { ReviewMarks } from "#components/review/acts.tsx";
import { Changes } from "#components/review/changes.tsx";
import { Commitments } from "#components/review/commitments.tsx";
import { Decisions } from "#components/review/decisions.tsx";
import { Figure, Panel } from "#components/ui/panel.tsx";
import { day, plural } from "#domain/present/format.ts";
import { verdictParagraph } from "#domain/present/review.ts";
import { changesSentence, liveNumbers } from "#domain/present/review-words.ts";
import type { WeeklyReview } from "#domain/present/views/review.ts";
import { FirstSteps } from "./first-steps.tsx";
import { Matrix } from "./matrix.tsx";

const HREFS = ["/lineages", "/tickets", "/tickets"] as const;
/** Days after which what is decided today is due, unless somebody says otherwise. */
const DUE_DAYS = 7;

/** The week in two minutes: the verdict worst first, three numbers, what to decide, what changed, what became of the last decisions. */
export function Review({ review }: { review: WeeklyReview }) {
  const { rows, decisions, commitments, changes, against } = review;
  const waiting = decisions.length + review.moreDecisions;
  const due = day(new Date(review.now.getTime() + DUE_DAYS * 86_400_000));
  const since =
    against === null ? "No earlier week is frozen: each lineage stands against its generation before." : undefined;
  return (
    <>
      <p className="mb-5 max-w-[60ch] text-title text-balance">{verdictParagraph(rows)}</p>
      <div className="mb-6 flex flex-wrap gap-x-12 gap-y-2">
        {liveNumbers(review).map(({ value, name }, at) => (
          <Figure key={name} value={value} name={name} href={HREFS[at] ?? "/"} />
        ))}
      </div>
      <ReviewMarks marks={review.marks} frozen={review.frozen} />
      {review.pending.map(({ slug, name, running, waiting: closed }) => (
        <Progress key={slug} slug={slug} name={name} running={running} waiting={closed} />
      ))}
      {review.demo !== null && <FirstSteps review={review} />}
      <Panel title={waiting === 0 ? "Nothing needs a decision" : `${plural(waiting, "decision")} for you`}>
        {waiting > 0 && <Decisions decisions={decisions} due={due} />}
      </Panel>
      {changes.length > 0 && (
        <Panel title={changesSentence(changes, against)} {...(since === undefined ? {} : { note: since })}>
          <Changes changes={changes} against={against} />
        </Panel>
      )}
      {commitments.length > 0 && (
        <Panel title="What was decided">
          <Commitments commitments={commitments} isLive />
        </Panel>
      )}
      <Panel title={`The week ${review.week}`}>
        <Activity activity={review.activity} />
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
