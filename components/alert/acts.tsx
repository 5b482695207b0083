import { ActDisclosure, ActForm } from "#components/ui/act-form.tsx";
import { ALERT_ACT_WORDS } from "#domain/present/loop.ts";
import type { AlertDetail } from "#domain/present/views/alert.ts";
import { AlertActFields } from "./act-fields.tsx";

/** The acts that are legal now: take it, be told no more for a while, or resolve it by hand; the last two with a reason. */
export function AlertActs({ alert }: { alert: AlertDetail }) {
  return alert.acts.map((act) => (
    <ActDisclosure key={act} label={ALERT_ACT_WORDS[act]}>
      <ActForm
        action={`/api/v1/alerts/${alert.id}/${act}`}
        fixed={{ expected: alert.state }}
        label={ALERT_ACT_WORDS[act]}
        kind="primary"
      >
        <AlertActFields act={act} />
      </ActForm>
    </ActDisclosure>
  ));
}
