import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Field, Input, TextArea } from "#components/ui/field.tsx";
import { generationName } from "#domain/present/format.ts";
import type { Decision } from "#domain/present/views/decision.ts";

/** Asks what was decided, by whom, until when. `approves`: the ticket is approved with it. */
function Decide({ decision, due, approves }: { decision: Decision; due: string; approves: boolean }) {
  const fixed = { subject: decision.subject, ...(approves ? { act: "approve", expected: decision.state } : {}) };
  return (
    <ActDisclosure label={approves ? "Approve" : "Decide"}>
      <ActForm
        action="/api/v1/decisions"
        fixed={fixed}
        label={approves ? decision.act : "Record the decision"}
        kind="primary"
      >
        <Field label="What was decided">
          <TextArea name="decision" required rows={2} maxLength={500} defaultValue={approves ? decision.act : ""} />
        </Field>
        <Field label="Owner">
          <Input name="owner" required maxLength={80} defaultValue={decision.owner ?? ""} />
        </Field>
        <Field label="Due">
          <Input name="due" type="date" required defaultValue={decision.due ?? due} />
        </Field>
      </ActForm>
    </ActDisclosure>
  );
}

/** What waits for a person: finding, proposed act, owner, due date; `due` is proposed for new decisions, null where nothing can be decided. */
export function Decisions({ decisions, due }: { decisions: readonly Decision[]; due: string | null }) {
  return (
    <ul className="-mb-5 divide-y divide-rule border-t border-rule">
      {decisions.map((decision) => (
        <li key={decision.href} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
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
              {due === null && ` · asked: ${decision.act}`}
            </p>
          </div>
          {due !== null && (
            <div className="no-print flex flex-wrap items-start gap-2">
              <ButtonLink href={decision.href}>
                {decision.state === null ? decision.act : `See ${decision.key}`}
              </ButtonLink>
              {decision.state !== null && <Decide decision={decision} due={due} approves />}
              <Decide decision={decision} due={due} approves={false} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
