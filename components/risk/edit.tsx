import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { Field, Input, Select, TextArea } from "#components/ui/field.tsx";
import type { RegisterRisk } from "#domain/present/views/register.ts";
import { IMPACT_WORDS, LIKELIHOOD_WORDS, RISK_STATUSES, TREATMENTS } from "#domain/risk.ts";

function Ordinal({
  name,
  words,
  value,
  isNullable,
}: {
  name: string;
  words: readonly string[];
  value: number | null;
  isNullable: boolean;
}) {
  return (
    <Select name={name} defaultValue={value === null ? "" : String(value)} data-kind="number" data-empty="null">
      {isNullable && <option value="">not set</option>}
      {words.map((word, at) => (
        <option key={word} value={at + 1}>
          {at + 1} {word}
        </option>
      ))}
    </Select>
  );
}

function Word({ name, words, value }: { name: string; words: readonly string[]; value: string }) {
  return (
    <Select name={name} defaultValue={value}>
      {words.map((word) => (
        <option key={word}>{word}</option>
      ))}
    </Select>
  );
}

/** What people decide about a risk, and the confirmation of its proposed likelihood. Figures are never typed. */
export function RiskActs({ risk }: { risk: RegisterRisk }) {
  const path = `/api/v1/risks/${risk.ref}`;
  return (
    <>
      {risk.basis === "metric" && (
        <ActForm
          action={`${path}/assess`}
          fixed={{ likelihoodLow: risk.likelihoodLow, likelihoodHigh: risk.likelihoodHigh }}
          label="Confirm the rating"
          kind="primary"
        />
      )}
      <ActDisclosure label="Assess otherwise">
        <ActForm action={`${path}/assess`} label="Assess">
          <Field label="Likelihood, least">
            <Ordinal name="likelihoodLow" words={LIKELIHOOD_WORDS} value={risk.likelihoodLow} isNullable={false} />
          </Field>
          <Field label="Likelihood, most">
            <Ordinal name="likelihoodHigh" words={LIKELIHOOD_WORDS} value={risk.likelihoodHigh} isNullable={false} />
          </Field>
          <Field label="Reason">
            <TextArea name="rationale" rows={2} required maxLength={2000} />
          </Field>
          <Field label="Your name">
            <Input name="by" maxLength={80} autoComplete="name" />
          </Field>
        </ActForm>
      </ActDisclosure>
      <ActDisclosure label="Edit">
        <ActForm action={path} method="PATCH" label="Save">
          <Field label="Owner">
            <Input name="owner" defaultValue={risk.owner ?? ""} data-empty="null" maxLength={80} />
          </Field>
          <Field label="Impact">
            <Ordinal name="impact" words={IMPACT_WORDS} value={risk.impact} isNullable />
          </Field>
          <Field label="Treatment">
            <Word name="treatment" words={TREATMENTS} value={risk.treatment} />
          </Field>
          <Field label="Status">
            <Word name="status" words={RISK_STATUSES} value={risk.status} />
          </Field>
          <Field label="Review due">
            <Input name="reviewDue" type="date" defaultValue={risk.reviewDue ?? ""} data-empty="null" />
          </Field>
        </ActForm>
      </ActDisclosure>
    </>
  );
}
