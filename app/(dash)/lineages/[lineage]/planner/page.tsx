import type { Metadata } from "next";
import { LineageHead } from "#components/lineage/head.tsx";
import { Planned } from "#components/planner/body.tsx";
import { Question } from "#components/planner/question.tsx";
import { Complaints } from "#components/ui/complaints.tsx";
import { Empty } from "#components/ui/empty.tsx";
import type { Query } from "#domain/present/address.ts";
import { planSentence } from "#domain/present/plan-words.ts";
import { readPlanner } from "#services/reads/planner.ts";
import { reading } from "../../../../reading.ts";
import { QuestionForm } from "./question-form.tsx";

interface Props {
  params: Promise<{ lineage: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Planner of ${(await params).lineage}` };
}

export default async function PlannerPage({ params, searchParams }: Props) {
  const { lineage: slug } = await params;
  const query = await searchParams;
  const view = await reading((ctx) => readPlanner(ctx, slug, query));
  const { foresight, unknown } = view;
  const path = `/lineages/${slug}/planner`;
  return (
    <>
      <LineageHead row={view.row} now={view.now} current="planner" index={view.index} />
      <Complaints complaints={view.complaints} />
      {unknown !== null && <Empty title={unknown.because}>{unknown.ends}</Empty>}
      {foresight !== null && (
        <>
          <p className="mb-4 max-w-[60ch] text-title text-balance">
            {planSentence(foresight.present.plan, foresight.present.asked)}
          </p>
          <QuestionForm action={path}>
            <Question foresight={foresight} possible={view.possible} />
          </QuestionForm>
          <Planned view={view} foresight={foresight} path={path} query={query} />
        </>
      )}
    </>
  );
}
