import { ActForm } from "#components/ui/act-form.tsx";
import { Field, Input, TextArea } from "#components/ui/field.tsx";
import { budgetWords, changeWords } from "#domain/present/policies.ts";
import type { PolicyScope, ProposalView } from "#domain/present/views/policies.ts";

/** What a proposal changes and what it would have raised, then who saves it and why. */
export function Proposal({ scope, proposal }: { scope: PolicyScope; proposal: ProposalView }) {
  const { document, changes, backtests, falseAlarmsPerYear } = proposal;
  const { lineage, api } = scope;
  const done = lineage === null ? "/settings/policies" : `/settings/policies?l=${encodeURIComponent(lineage.slug)}`;
  return (
    <div className="max-w-[72ch] space-y-4">
      <ul className="list-disc pl-5">
        {changes.map((change) => (
          <li key={`${change.id}.${change.field}`}>{changeWords(change)}</li>
        ))}
      </ul>
      <dl className="space-y-2">
        {backtests.map((each) => (
          <div key={each.lineage}>
            <dt className="text-meta font-normal text-muted">{each.lineage}</dt>
            <dd>{each.finding}</dd>
          </div>
        ))}
      </dl>
      <p>
        {backtests.length === 0
          ? "No generation is judged yet, so nothing can be replayed."
          : budgetWords(falseAlarmsPerYear)}
      </p>
      <div className="max-w-sm">
        <ActForm
          action={api}
          method="PUT"
          headers={{ "If-Match": `"v${scope.document.version}"` }}
          fixed={{ document }}
          done={done}
          label={`Save as version ${scope.document.version + 1}`}
          kind="primary"
        >
          <Field label="Your name">
            <Input name="author" required maxLength={80} autoComplete="name" />
          </Field>
          <Field label="Rationale" hint="Kept with the version. What was judged stays judged as it was.">
            <TextArea name="rationale" required rows={2} maxLength={2000} />
          </Field>
        </ActForm>
      </div>
    </div>
  );
}
