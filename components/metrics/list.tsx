import { metricHref } from "#components/status/metric-name.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field, Input, Select } from "#components/ui/field.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { FAMILIES, type Metric } from "#domain/metrics/define.ts";
import { FAMILY_WORDS } from "#domain/present/glossary.ts";
import { gateWords, lineWords, type MetricFilter, neededBySome, needsWords } from "#domain/present/metric-reference.ts";

/** Narrows the list by family, by what a record must carry, and by text: a plain form, so that the address says it all. */
export function MetricSearch({ filter }: { filter: MetricFilter }) {
  return (
    <form action="/docs/metrics" className="no-print mb-6 flex flex-wrap items-end gap-3">
      <Field label="Family">
        <Select name="family" defaultValue={filter.family ?? ""}>
          <option value="">any</option>
          {FAMILIES.map((family) => (
            <option key={family} value={family}>
              {FAMILY_WORDS[family].name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Needs">
        <Select name="needs" defaultValue={filter.needs ?? ""}>
          <option value="">anything</option>
          {neededBySome().map((need) => (
            <option key={need} value={need}>
              {need}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Text">
        <Input name="q" type="search" defaultValue={filter.text} />
      </Field>
      <Button type="submit">Show</Button>
    </form>
  );
}

/** Metrics of one family: what each says, what it needs, its lines. */
export function MetricTable({ metrics, caption }: { metrics: readonly Metric[]; caption: string }) {
  return (
    <Table caption={caption} minWidth={860}>
      <thead>
        <tr>
          <Th width={220}>Metric</Th>
          <Th>What it says</Th>
          <Th width={140}>Needs</Th>
          <Th width={250}>Lines</Th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <tr key={metric.id}>
            <RowHead>
              <a className="link font-medium" href={metricHref(metric.id)}>
                {metric.label}
              </a>
              <span className="block font-mono text-meta text-muted">{metric.id}</span>
            </RowHead>
            <Td>{metric.reading}</Td>
            <Td>{needsWords(metric)}</Td>
            <Td>
              {lineWords(metric)}
              <span className="block text-meta text-muted">{gateWords(metric)}</span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
