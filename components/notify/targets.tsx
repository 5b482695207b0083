import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { Field, Input, Select } from "#components/ui/field.tsx";
import { plural } from "#domain/present/format.ts";
import { attemptWords, healthWords, KIND_WORDS } from "#domain/present/notifications.ts";
import type { TargetView } from "#domain/present/views/notifications.ts";

/** Where messages go: how each target fares, a try-out, and what can be changed. */
export function Targets({ targets, now }: { targets: readonly TargetView[]; now: Date }) {
  return (
    <ul className="border-t border-rule" aria-label="Targets">
      {targets.map((target) => (
        <li
          key={target.id}
          className="grid gap-x-6 gap-y-3 border-b border-rule py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_15rem]"
        >
          <div className="min-w-0">
            <h3 className="font-medium">{target.name}</h3>
            <p className="text-meta break-words text-muted">
              {KIND_WORDS[target.kind]}
              {target.tracker !== null && `, ${target.tracker}`} · {target.place}
              {target.samples && " · quotes lost events"}
            </p>
          </div>
          <Standing target={target} now={now} />
          <Acts target={target} />
        </li>
      ))}
    </ul>
  );
}

function Standing({ target, now }: { target: TargetView; now: Date }) {
  const { waiting, dead, isRotating } = target;
  return (
    <div className="min-w-0">
      <p className={target.failingSince === null && target.disabledBecause === null ? "" : "font-medium"}>
        {healthWords(target, now)}
      </p>
      <p className="text-meta break-words text-muted">
        {target.failure !== null && `${attemptWords(target.failure)}. `}
        {waiting > 0 && `${plural(waiting, "message")} on the way. `}
        {dead > 0 && (
          <a className="link" href={`/settings/notifications?target=${target.id}&state=dead#log`}>
            {plural(dead, "message")} given up
          </a>
        )}
        {isRotating && " Two secrets are in force."}
      </p>
    </div>
  );
}

function Acts({ target }: { target: TargetView }) {
  const address = `/api/v1/targets/${target.id}`;
  return (
    <div className="no-print grid items-start gap-2 sm:max-md:grid-cols-2">
      <ActForm action={`${address}/test`} label="Test connection" />
      <ActDisclosure label="Change">
        <div className="space-y-4">
          <ActForm action={address} method="PATCH" label="Save" kind="primary">
            <Field label="Name">
              <Input name="name" defaultValue={target.name} required maxLength={80} />
            </Field>
            <Address target={target} />
            <Field label="Lost events">
              <Select name="samples" defaultValue={target.samples ? "on" : "off"}>
                <option value="off">Never quoted</option>
                <option value="on">At most three quoted</option>
              </Select>
            </Field>
          </ActForm>
          <Secret target={target} />
          <ActForm
            action={address}
            method="PATCH"
            fixed={{ isEnabled: target.isEnabled ? "off" : "on" }}
            label={target.isEnabled ? "Switch off" : "Switch on"}
          />
          <div>
            <p className="mb-2 text-meta text-muted">
              Removing drops what is on the way. A pager is first told that its open incidents are over.
            </p>
            <ActForm action={address} method="DELETE" label={`Remove ${target.name}`} />
          </div>
        </div>
      </ActDisclosure>
    </div>
  );
}

/** The secret of a kind that is signed: replaced by a second one, until the first is ended. */
function Secret({ target }: { target: TargetView }) {
  if (target.kind !== "webhook" && target.kind !== "tracker") return null;
  const address = `/api/v1/targets/${target.id}/rotate`;
  return (
    <div>
      <p className="mb-2 text-meta text-muted">
        While two secrets are in force, every message is signed with both, so that nothing is refused meanwhile.
      </p>
      <ActForm action={address} fixed={{ act: "start" }} label="Make a new secret" />
      {target.isRotating && <ActForm action={address} fixed={{ act: "end" }} label="End the old secret" />}
    </div>
  );
}

/** The field that leads to the receiver; what is not filled in stays as it is, since it is never shown. */
function Address({ target }: { target: TargetView }) {
  if (target.kind === "email") {
    return (
      <Field label="To" hint="Addresses with commas between them.">
        <Input name="to" defaultValue={target.place} required />
      </Field>
    );
  }
  return (
    <>
      <Field label="New address" hint={`Empty keeps ${target.place}`}>
        <Input name="url" type="url" data-empty="omit" autoComplete="off" />
      </Field>
      {target.kind === "pagerduty" && (
        <Field label="New integration key" hint="Empty keeps the one it has.">
          <Input name="routingKey" minLength={32} maxLength={32} data-empty="omit" autoComplete="off" />
        </Field>
      )}
    </>
  );
}
