import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { Field, Input, TextArea } from "#components/ui/field.tsx";
import type { WeeklyReview } from "#domain/present/views/review.ts";

function Who({ noteHint }: { noteHint: string }) {
  return (
    <>
      <Field label="Your name">
        <Input name="reviewer" required maxLength={80} autoComplete="name" />
      </Field>
      <Field label="Note" hint={noteHint}>
        <TextArea name="note" rows={2} maxLength={2000} />
      </Field>
    </>
  );
}

/** The two acts of a review: say that it was done, and keep it as it stands. */
export function ReviewActs() {
  return (
    <>
      <ActDisclosure label="Mark reviewed">
        <ActForm action="/api/v1/reviews/mark" label="Mark reviewed">
          <Who noteHint="Optional. Kept with the week." />
        </ActForm>
      </ActDisclosure>
      <ActDisclosure label="Freeze">
        <ActForm action="/api/v1/reviews" label="Freeze this review" kind="primary">
          <Who noteHint="Optional. The frozen page never changes." />
        </ActForm>
      </ActDisclosure>
    </>
  );
}

/** Who reviewed the week, and where it is frozen. */
export function ReviewMarks({ marks, frozen }: Pick<WeeklyReview, "marks" | "frozen">) {
  if (marks.length === 0 && frozen.length === 0) return null;
  return (
    <ul role="status" className="mb-5 space-y-0.5 border-l-2 border-field pl-3">
      {marks.map((mark) => (
        <li key={`${mark.at} ${mark.reviewer}`}>
          Reviewed by {mark.reviewer}, {mark.at.slice(0, 10)}
          {mark.note !== "" && <span className="text-muted">: {mark.note}</span>}
        </li>
      ))}
      {frozen.map((id) => (
        <li key={id}>
          Frozen as{" "}
          <a className="link" href={`/reviews/${id}`}>
            {id}
          </a>
        </li>
      ))}
    </ul>
  );
}
