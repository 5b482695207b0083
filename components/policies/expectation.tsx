import { ActForm } from "#components/ui/act-form.tsx";
import { Field, Input } from "#components/ui/field.tsx";
import type { LineageName } from "#domain/present/views/alert.ts";

/** In how many days a lineage expects its next generation: without one a watch is raised. */
export function Expectation({ lineage, days }: { lineage: LineageName; days: number | null }) {
  return (
    <div className="max-w-xs">
      <ActForm action={`/api/v1/lineages/${encodeURIComponent(lineage.slug)}`} method="PATCH" label="Set the days">
        <Field label="A next generation is expected within days" hint="Empty: nothing is said when none comes.">
          <Input
            name="expectEveryDays"
            type="number"
            min={1}
            max={365}
            defaultValue={days ?? ""}
            data-kind="number"
            data-empty="null"
          />
        </Field>
      </ActForm>
    </div>
  );
}
