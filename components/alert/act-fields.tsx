import { Field, Input, TextArea } from "#components/ui/field.tsx";
import type { AlertAct } from "#domain/alert.ts";

/** What an act asks: who, why, and of a snooze until when. */
export function AlertActFields({ act }: { act: AlertAct }) {
  if (act === "unsnooze") return <Name isRequired={false} />;
  if (act === "acknowledge") {
    return (
      <>
        <Name isRequired />
        <Field label="Note">
          <Input name="note" maxLength={2000} />
        </Field>
      </>
    );
  }
  return (
    <>
      {act === "snooze" && <Until />}
      <Field label="Reason" hint={HINTS[act]}>
        <TextArea name="note" required rows={2} maxLength={2000} />
      </Field>
      <Name isRequired={false} />
    </>
  );
}

const HINTS = {
  snooze: "Nobody is told meanwhile. It ends early when the severity rises, another slice fires or the phase worsens.",
  resolve: "Kept in the history; the next breach opens a new alert.",
};

function Name({ isRequired }: { isRequired: boolean }) {
  return (
    <Field label="Your name">
      <Input name="owner" required={isRequired} maxLength={80} autoComplete="name" data-empty="omit" />
    </Field>
  );
}

/** The end of a snooze: a day, a generation, or whichever comes first. */
function Until() {
  return (
    <>
      <Field label="Until the day (UTC)" hint="At most 30 days ahead.">
        <Input name="until" type="date" data-empty="omit" />
      </Field>
      <Field label="Or until generation">
        <Input name="untilGeneration" type="number" min={0} step={1} data-kind="number" data-empty="omit" />
      </Field>
    </>
  );
}
