import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { Field, Input, Select } from "#components/ui/field.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { PHASES } from "#domain/judgement.ts";
import { listed, routeWords } from "#domain/present/notifications.ts";
import type { RoutesView, TargetView } from "#domain/present/views/notifications.ts";

type Named = Pick<TargetView, "id" | "name" | "kind">;

/** Who is told of what: the rules in order, what they come to in sentences, and a form for one more. */
export function Routes({
  routes: { routes, preview },
  targets,
  lineages,
}: {
  routes: RoutesView;
  targets: readonly Named[];
  lineages: readonly string[];
}) {
  const nameOf = (id: string) => targets.find((target) => target.id === id)?.name ?? "a target that was removed";
  return (
    <div className="space-y-4">
      {routes.length > 0 && (
        <Table caption="Routes, the first that fits decides">
          <thead>
            <tr>
              <Th>Of</Th>
              <Th>Told</Th>
              <Th align="right" className="relative">
                <span className="sr-only">Acts</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {routes.map((rule, at) => (
              <tr key={JSON.stringify(rule)}>
                <RowHead>{routeWords(rule)}</RowHead>
                <Td>{listed(rule.targets.map(nameOf))}</Td>
                <Td align="right">
                  <span className="no-print relative inline-block">
                    <ActForm action={`/api/v1/routes/${at}`} method="DELETE" label="Remove" />
                  </span>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <ul className="max-w-[72ch] list-disc space-y-1 pl-5" aria-label="What the routes come to">
        {preview.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className="no-print max-w-md">
        <ActDisclosure label="Add a route, tried first">
          <NewRoute targets={targets} lineages={lineages} />
        </ActDisclosure>
      </div>
    </div>
  );
}

function NewRoute({ targets, lineages }: { targets: readonly Named[]; lineages: readonly string[] }) {
  return (
    <ActForm action="/api/v1/routes" label="Add route" kind="primary">
      <Field label="Lineage">
        <Select name="lineage" defaultValue="">
          <option value="">Any</option>
          {lineages.map((slug) => (
            <option key={slug}>{slug}</option>
          ))}
        </Select>
      </Field>
      <Field label="Owner" hint="As on the alert or the lineage. Empty: anybody's.">
        <Input name="owner" maxLength={80} />
      </Field>
      <Field label="Severity">
        <Select name="severity" defaultValue="">
          <option value="">Any, and tickets</option>
          <option value="breach">breach</option>
          <option value="watch">watch</option>
          <option value="unknown">could not be judged</option>
        </Select>
      </Field>
      <Field label="Phase">
        <Select name="phase" defaultValue="">
          <option value="">Any</option>
          {PHASES.map((phase) => (
            <option key={phase}>{phase}</option>
          ))}
        </Select>
      </Field>
      <fieldset className="space-y-1">
        <legend className="mb-1 text-meta text-muted">Told</legend>
        {targets
          .filter((target) => target.kind !== "tracker")
          .map((target) => (
            <label key={target.id} className="flex min-h-6 items-center gap-2">
              <input type="checkbox" name="targets" value={target.id} className="size-4 accent-ink" />
              {target.name}
            </label>
          ))}
      </fieldset>
    </ActForm>
  );
}
