import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { Field, Input, TextArea } from "#components/ui/field.tsx";
import type { AlertAct } from "#domain/alert.ts";
import { ALERT_ACT_WORDS } from "#domain/present/loop.ts";
import type { AlertDetail } from "#domain/present/views/alert.ts";

/** The acts that are legal now: take it, or resolve it by hand with a reason. */
export function AlertActs({ alert }: { alert: AlertDetail }) {
  return alert.acts.map((act) => (
    <ActDisclosure key={act} label={ALERT_ACT_WORDS[act]}>
      <ActForm
        action={`/api/v1/alerts/${alert.id}/${act}`}
        fixed={{ expected: alert.state }}
        label={ALERT_ACT_WORDS[act]}
        kind="primary"
      >
        <Asked act={act} />
      </ActForm>
    </ActDisclosure>
  ));
}

function Asked({ act }: { act: AlertAct }) {
  if (act === "resolve") {
    return (
      <Field label="Reason" hint="Kept in the history; the next breach opens a new alert.">
        <TextArea name="note" required rows={2} maxLength={2000} />
      </Field>
    );
  }
  return (
    <>
      <Field label="Your name">
        <Input name="owner" required maxLength={80} autoComplete="name" />
      </Field>
      <Field label="Note">
        <Input name="note" maxLength={2000} />
      </Field>
    </>
  );
}
