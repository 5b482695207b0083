import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { Field, Input, TextArea } from "#components/ui/field.tsx";
import { TICKET_ACT_WORDS } from "#domain/present/loop.ts";
import type { TicketDetail } from "#domain/present/views/ticket.ts";

/** The acts that are legal now, and who works on it until when. Verifying and reopening are verdicts, never acts. */
export function TicketActs({ ticket }: { ticket: TicketDetail }) {
  const path = `/api/v1/tickets/${ticket.key}`;
  const fixed = { expected: ticket.state };
  const forward = ticket.acts.filter((act) => act !== "cancel");
  return (
    <>
      {forward.map((act) => (
        <ActForm key={act} action={`${path}/${act}`} fixed={fixed} label={TICKET_ACT_WORDS[act]} kind="primary" />
      ))}
      <ActDisclosure label="Assign">
        <ActForm action={path} method="PATCH" label="Assign">
          <Field label="Owner">
            <Input name="owner" defaultValue={ticket.owner ?? ""} data-empty="null" maxLength={80} />
          </Field>
          <Field label="Due">
            <Input name="due" type="date" defaultValue={ticket.due ?? ""} data-empty="null" />
          </Field>
        </ActForm>
      </ActDisclosure>
      {ticket.acts.includes("cancel") && (
        <ActDisclosure label={TICKET_ACT_WORDS.cancel}>
          <ActForm action={`${path}/cancel`} fixed={fixed} label={TICKET_ACT_WORDS.cancel}>
            <Field label="Reason" hint="Kept in the history; a further breach proposes a new ticket.">
              <TextArea name="note" required rows={2} maxLength={2000} />
            </Field>
          </ActForm>
        </ActDisclosure>
      )}
    </>
  );
}
