import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { Field, Input, Select } from "#components/ui/field.tsx";
import { KIND_HEARS, KIND_WORDS } from "#domain/present/notifications.ts";
import type { TargetView } from "#domain/present/views/notifications.ts";

type Kind = TargetView["kind"];

const KINDS: readonly Kind[] = ["slack", "pagerduty", "webhook", "email", "alertmanager", "tracker"];
const ADDRESS: Record<Exclude<Kind, "email" | "pagerduty">, { label: string; hint: string; example: string }> = {
  slack: {
    label: "Incoming webhook",
    hint: "Slack, Apps, Incoming Webhooks. It is a password: it is not shown again.",
    example: "https://hooks.slack.com/services/…",
  },
  webhook: {
    label: "Address",
    hint: "Public and https, unless TAILWATCH_EGRESS_ALLOW names it.",
    example: "https://example.com/hooks/tailwatch",
  },
  alertmanager: {
    label: "Address",
    hint: "Without /api/v2/alerts. In-house ones are named in TAILWATCH_EGRESS_ALLOW.",
    example: "https://alertmanager.example.com",
  },
  tracker: {
    label: "Address of the connector",
    hint: "It gets signed webhooks in the tracker's own fields.",
    example: "https://example.com/hooks/issues",
  },
};

/** One form for each kind of target, closed until it is wanted. */
export function AddTarget({ mailMissing }: { mailMissing: string | null }) {
  return (
    <div className="grid items-start gap-2 sm:grid-cols-2 lg:grid-cols-3">
      {KINDS.map((kind) => (
        <ActDisclosure key={kind} label={`Add ${KIND_WORDS[kind]}`}>
          <p className="mb-3 text-meta text-muted">
            Hears of {KIND_HEARS[kind]}.
            {kind === "email" && mailMissing !== null && ` ${mailMissing} must be set first.`}
          </p>
          <ActForm action="/api/v1/targets" fixed={{ kind }} label={`Add ${KIND_WORDS[kind]}`} kind="primary">
            <Field label="Name">
              <Input name="name" required maxLength={80} />
            </Field>
            <Reach kind={kind} />
            <Field label="Lost events" hint="They are words of people: quote them only where they may be read.">
              <Select name="samples" defaultValue="off">
                <option value="off">Never quoted</option>
                <option value="on">At most three quoted</option>
              </Select>
            </Field>
          </ActForm>
        </ActDisclosure>
      ))}
    </div>
  );
}

function Reach({ kind }: { kind: Kind }) {
  if (kind === "email") {
    return (
      <Field label="To" hint="Addresses with commas between them.">
        <Input name="to" required placeholder="oncall@example.com" />
      </Field>
    );
  }
  if (kind === "pagerduty") {
    return (
      <>
        <Field label="Integration key" hint="Of an Events API v2 integration: 32 letters and digits.">
          <Input name="routingKey" required minLength={32} maxLength={32} autoComplete="off" />
        </Field>
        <Field label="Address" hint="Empty for events.pagerduty.com; events.eu.pagerduty.com in the EU.">
          <Input name="url" type="url" data-empty="omit" />
        </Field>
      </>
    );
  }
  const { label, hint, example } = ADDRESS[kind];
  return (
    <>
      {kind === "tracker" && (
        <Field label="Tracker">
          <Select name="tracker" defaultValue="github">
            <option value="github">GitHub</option>
            <option value="jira">Jira</option>
            <option value="linear">Linear</option>
          </Select>
        </Field>
      )}
      <Field label={label} hint={hint}>
        <Input name="url" type="url" required placeholder={example} autoComplete="off" />
      </Field>
    </>
  );
}
