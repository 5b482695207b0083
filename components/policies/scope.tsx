import { Button } from "#components/ui/button.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import type { PolicyScope } from "#domain/present/views/policies.ts";

/** Whose policies are shown: one lineage's or those of all. A plain form, so that it works without scripts. */
export function ScopePicker({ lineage, lineages }: Pick<PolicyScope, "lineage" | "lineages">) {
  return (
    <form action="/settings/policies" className="flex items-end gap-2">
      <Field label="Policies of">
        <Select name="l" defaultValue={lineage?.slug ?? ""}>
          <option value="">all lineages</option>
          {lineages.map((each) => (
            <option key={each.slug} value={each.slug}>
              {each.name}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit">Show</Button>
    </form>
  );
}
