import { Button } from "#components/ui/button.tsx";
import { Field, Input, Select } from "#components/ui/field.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { TailDetail } from "#domain/judgement.ts";
import { addressWith, type Query } from "#domain/present/address.ts";
import { sliceWords } from "#domain/present/format.ts";
import type { TailFilter } from "#domain/present/views/tail.ts";

interface Props {
  path: string;
  query: Query;
  index: number;
  filter: TailFilter;
  counts: TailDetail["counts"];
  strata: readonly string[];
}

/** Which events are shown: by status, stratum and text; a plain form, so that the address says it all. */
export function EventFilter({ path, query, index, filter, counts, strata }: Props) {
  const words = [
    { name: "Lost", value: "lost" as const, count: counts.lost },
    { name: "Thin", value: "thin" as const, count: counts.thin },
    { name: "Kept", value: "kept" as const, count: counts.kept },
    { name: "All", value: "all" as const, count: counts.lost + counts.thin + counts.kept },
  ];
  const tabs = words.map(({ name, value, count }) => ({
    name,
    count,
    href: `${addressWith(path, query, { show: value, page: null })}#events`,
    isCurrent: filter.status === value,
  }));
  return (
    <div className="mb-3">
      <Tabs label="Status of events" tabs={tabs} />
      <form action={`${path}#events`} className="no-print mt-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="g" value={index} />
        <input type="hidden" name="show" value={filter.status} />
        <Field label="Rarity">
          <Select name="slice" defaultValue={filter.stratum ?? ""}>
            <option value="">any</option>
            {strata.map((stratum) => (
              <option key={stratum} value={stratum}>
                {sliceWords(stratum)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Word">
          <Input name="q" type="search" defaultValue={filter.text} />
        </Field>
        <Button type="submit">Show</Button>
      </form>
    </div>
  );
}
