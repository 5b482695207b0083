import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Field, Input, TextArea } from "#components/ui/field.tsx";
import { day, generationName } from "#domain/present/format.ts";
import type { BaselineView, GenerationFacts } from "#domain/present/views/lineage.ts";

const DEFAULT_DAYS = 180;

/** The level that a person accepted, and the forms that accept another or end it. */
export function Baseline({
  slug,
  active,
  selected,
}: {
  slug: string;
  active: BaselineView | null;
  selected: GenerationFacts | null;
}) {
  const path = `/api/v1/lineages/${slug}/baselines`;
  const judgement = selected?.judgement ?? null;
  const isAcceptable =
    judgement !== null && judgement.phase !== "reference" && judgement.verdict !== "unknown" && selected !== null;
  if (active === null && !isAcceptable) return null;
  return (
    <section
      id="baseline"
      aria-label="Accepted baseline"
      className="scroll-mt-24 mt-4 mb-6 lg:mb-0 flex flex-col gap-3 bg-raised p-4"
    >
      {active !== null && (
        <>
          <h2 className="font-medium">◆ Accepted baseline</h2>
          <p className="break-words">{active.reason}</p>
          <Facts
            facts={[
              { name: "Name", value: active.name },
              { name: "Generations", value: active.generations.map(generationName).join(", ") },
              { name: "Accepted", value: `${day(new Date(active.acceptedAt))} by ${active.acceptedBy}` },
              { name: "Expires", value: day(new Date(active.expiresAt)) },
            ]}
          />
          <ActForm action={`${path}/${active.id}`} method="DELETE" label="End this baseline" />
        </>
      )}
      {isAcceptable && (
        <ActDisclosure
          label={`Accept ${generationName(selected.index)} ${active === null ? "as baseline" : "in its place"}`}
        >
          <ActForm action={path} label="Accept" fixed={{ generations: String(selected.index) }}>
            <p className="text-meta text-muted">
              Later generations are compared with it too. A loss against people that stays at this level raises no
              alert; the verdict against people stays.
            </p>
            <Field label="Name">
              <Input name="name" required maxLength={120} />
            </Field>
            <Field label="Reason">
              <TextArea name="reason" required rows={2} maxLength={2000} />
            </Field>
            <Field label="Expires after, in days">
              <Input
                name="expiresInDays"
                type="number"
                data-kind="number"
                min={1}
                max={730}
                defaultValue={DEFAULT_DAYS}
              />
            </Field>
          </ActForm>
        </ActDisclosure>
      )}
    </section>
  );
}
