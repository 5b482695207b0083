import { Button } from "#components/ui/button.tsx";
import { Field, Select } from "#components/ui/field.tsx";
import { type SliceChoice, sliceName } from "#domain/present/slices.ts";

/** Which part of the samples a page shows: a plain form, so that the address says it. Nothing where no part was measured. */
export function SlicePicker({ choice, path, index }: { choice: SliceChoice; path: string; index: number | null }) {
  if (choice.slices.length === 0) return null;
  return (
    <form action={path} className="no-print my-4 flex flex-wrap items-end gap-3">
      {index !== null && <input type="hidden" name="g" value={index} />}
      <div className="w-64 max-w-full">
        <Field label="Part of the samples">
          <Select name="slice" defaultValue={choice.chosen ?? ""}>
            <option value="">all samples</option>
            {choice.slices.map((slice) => (
              <option key={slice} value={slice}>
                {sliceName(slice)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Button type="submit">Show</Button>
      {choice.chosen !== null && (
        <p className="text-meta text-muted">
          Shown is {sliceName(choice.chosen)} against people of the same part. Phase, signs and examples are of all
          samples.
        </p>
      )}
    </form>
  );
}
