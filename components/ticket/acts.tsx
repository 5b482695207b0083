import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { Field, Input, Select, TextArea } from "#components/ui/field.tsx";
import { TICKET_ACT_WORDS } from "#domain/present/loop.ts";
import { tooLittleWords } from "#domain/present/ticket-work.ts";
import type { TicketDetail } from "#domain/present/views/ticket.ts";

function Inject({ ticket }: { ticket: TicketDetail }) {
  const tooLittle = tooLittleWords(ticket);
  const bundle = ticket.quantities[0]?.inputs.bundle;
  const form = (
    <ActForm
      action={`/api/v1/tickets/${ticket.key}/inject`}
      fixed={{ expected: ticket.state }}
      label={TICKET_ACT_WORDS.inject}
      kind={tooLittle === null ? "primary" : "plain"}
    >
      <Field label="Model samples in the next bundle">
        <Input name="modelSamples" type="number" min={0} defaultValue={bundle} data-kind="number" data-empty="omit" />
      </Field>
      {tooLittle !== null && (
        <Field label="Why that is enough" hint={tooLittle}>
          <TextArea name="note" required rows={2} maxLength={2000} />
        </Field>
      )}
    </ActForm>
  );
  return tooLittle === null ? form : <ActDisclosure label="Inject less than needed">{form}</ActDisclosure>;
}

function Rules({ ticket }: { ticket: TicketDetail }) {
  const { rules } = ticket;
  return (
    <ActDisclosure label="Change what is accepted">
      <ActForm action={`/api/v1/tickets/${ticket.key}`} method="PATCH" label="Change">
        <Field label="Least evidence">
          <Select name="rules.leastEvidence" defaultValue={String(rules.leastEvidence)} data-kind="number">
            {[0, 1, 2, 3, 4].map((level) => (
              <option key={level}>{level}</option>
            ))}
          </Select>
        </Field>
        <Field label="Licences" hint="Parted by commas; empty takes any that is named.">
          <Input
            name="rules.licences"
            defaultValue={rules.licences?.join(", ") ?? ""}
            data-kind="list"
            data-empty="null"
          />
        </Field>
        <Field label="Consents" hint="Of contract, licence, public, none, unknown.">
          <Input name="rules.consents" defaultValue={rules.consents.join(", ")} data-kind="list" required />
        </Field>
        <Field label="Personal data" hint="Of none, masked, present, unknown.">
          <Input name="rules.personalData" defaultValue={rules.personalData.join(", ")} data-kind="list" required />
        </Field>
        <Field label="Least words">
          <Input
            name="rules.leastTokens"
            type="number"
            min={0}
            max={1024}
            defaultValue={rules.leastTokens}
            data-kind="number"
          />
        </Field>
      </ActForm>
    </ActDisclosure>
  );
}

function Settings({ ticket }: { ticket: TicketDetail }) {
  const path = `/api/v1/tickets/${ticket.key}`;
  return (
    <>
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
      <ActDisclosure label="Set the price of a sample">
        <ActForm action={path} method="PATCH" label="Set the price">
          <Field label="Price of one sample">
            <Input
              name="price.amount"
              type="number"
              min={0}
              step="0.0001"
              required
              defaultValue={ticket.price?.amount}
              data-kind="number"
            />
          </Field>
          <Field label="Currency" hint="Three letters, such as EUR.">
            <Input name="price.currency" required pattern="[A-Z]{3}" defaultValue={ticket.price?.currency ?? "EUR"} />
          </Field>
        </ActForm>
      </ActDisclosure>
    </>
  );
}

/** The acts that are legal now, and who works on it until when. Verifying and reopening are verdicts, never acts. */
export function TicketActs({ ticket }: { ticket: TicketDetail }) {
  const path = `/api/v1/tickets/${ticket.key}`;
  const fixed = { expected: ticket.state };
  const awaitsData = ticket.acts.some((act) => act === "approve" || act === "collect" || act === "inject");
  return (
    <div className="no-print flex flex-col gap-2">
      {ticket.acts
        .filter((act) => act === "approve" || act === "collect")
        .map((act) => (
          <ActForm key={act} action={`${path}/${act}`} fixed={fixed} label={TICKET_ACT_WORDS[act]} kind="primary" />
        ))}
      {ticket.acts.includes("inject") && <Inject ticket={ticket} />}
      <Settings ticket={ticket} />
      {ticket.isRulesOpen && awaitsData && <Rules ticket={ticket} />}
      {ticket.acts.includes("cancel") && (
        <ActDisclosure label={TICKET_ACT_WORDS.cancel}>
          <ActForm action={`${path}/cancel`} fixed={fixed} label={TICKET_ACT_WORDS.cancel}>
            <Field label="Reason" hint="Kept in the history; a further breach proposes a new ticket.">
              <TextArea name="note" required rows={2} maxLength={2000} />
            </Field>
          </ActForm>
        </ActDisclosure>
      )}
    </div>
  );
}
