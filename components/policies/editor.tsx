import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Field, Input, Select } from "#components/ui/field.tsx";
import { lineWords } from "#domain/present/policies.ts";
import type { PolicyEditorView } from "#domain/present/views/policies.ts";

/** The fields of a policy. Sending them proposes a change in the address: nothing is stored. */
export function PolicyForm({ view }: { view: PolicyEditorView }) {
  const { row, proposed, lineage, worseWhen } = view;
  const worse = worseWhen === "lower" ? "A lower value is worse." : "A higher value is worse.";
  const back = lineage === null ? "/settings/policies" : `/settings/policies?l=${encodeURIComponent(lineage.slug)}`;
  return (
    <form action={`/settings/policies/${row.policy.id}`} className="grid gap-3 sm:grid-cols-2">
      {lineage !== null && <input type="hidden" name="l" value={lineage.slug} />}
      {(["watch", "breach"] as const).map((line) => (
        <Field
          key={line}
          label={line === "watch" ? "Watch line" : "Breach line"}
          hint={`In force: ${row.policy[line] ?? "none"} (${lineWords(row.policy, line)}). ${worse}`}
        >
          <Input name={line} type="number" step="any" defaultValue={proposed[line] ?? ""} />
        </Field>
      ))}
      <Field label="Fires after generations beyond" hint="1 to 12; the budget already counts single looks.">
        <Input name="for" type="number" min={1} max={12} required defaultValue={proposed.for} />
      </Field>
      <Field label="Resolves after ok generations" hint="1 to 12, in a row.">
        <Input name="clearAfter" type="number" min={1} max={12} required defaultValue={proposed.clearAfter} />
      </Field>
      <Field label="When unknown">
        <Select name="onUnknown" defaultValue={proposed.onUnknown}>
          <option value="hold">hold: it moves nothing</option>
          <option value="watch">watch: it counts as a watch</option>
        </Select>
      </Field>
      <Field label="On a breach">
        <Select name="onBreach" defaultValue={proposed.onBreach}>
          <option value="notify">notify</option>
          <option value="open-ticket">propose a ticket</option>
        </Select>
      </Field>
      <Field label="Owner of its alerts">
        <Input name="owner" maxLength={80} defaultValue={proposed.owner ?? ""} />
      </Field>
      <Field label="Effective from generation" hint="Empty: from the next on.">
        <Input name="effectiveFrom" type="number" min={0} defaultValue={proposed.effectiveFrom ?? ""} />
      </Field>
      <div className="sm:col-span-2">
        <Field label="Runbook" hint="A web address that alerts link to. Empty: what is built in.">
          <Input name="runbook" type="url" maxLength={500} defaultValue={proposed.runbook ?? ""} />
        </Field>
      </div>
      <div className="flex gap-2 sm:col-span-2">
        <Button type="submit" kind="primary">
          Preview
        </Button>
        <ButtonLink href={back}>Back to all policies</ButtonLink>
      </div>
    </form>
  );
}
