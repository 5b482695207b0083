import { Phase } from "#components/status/phase.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { AlertEvidence } from "#domain/alert/evidence.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { snoozeWords } from "#domain/present/alert-acts.ts";
import { effectWords } from "#domain/present/because.ts";
import { count, generationName, pValue, quantity, sliceWords } from "#domain/present/format.ts";
import { firstChecks, standing } from "#domain/present/loop.ts";
import { firedSamplesAddress } from "#domain/present/samples.ts";
import type { AlertDetail, AlertItem } from "#domain/present/views/alert.ts";

/** State, severity, owner, and every number that decided: n, control, p, look, lines, versions. */
export function AlertFacts({ alert }: { alert: AlertDetail }) {
  const { evidence, lineage } = alert;
  const metric = METRICS.find((each) => each.id === alert.metric);
  const unit = metric?.unit ?? "ratio";
  const leading = evidence.measurements[0]?.estimate;
  const known = leading?.kind === "value" ? leading : null;
  const effect = effectWords(known?.mde, unit, metric?.worseWhen ?? "lower");
  const { watch, breach, id, version } = evidence.policy;
  const { looksPerYear, falseAlarmsPerYear } = evidence.budget;
  const facts = [
    { name: "State", value: `${alert.state}, ${standing(alert)}` },
    { name: "Figure", value: alert.figure },
    { name: "Severity", value: <Verdict verdict={alert.severity} /> },
    { name: "Owner", value: alert.owner ?? "nobody yet" },
    {
      name: "Ticket",
      value:
        alert.ticket === null ? (
          (alert.remedy ?? "none")
        ) : (
          <a className="link" href={`/tickets/${alert.ticket}`}>
            {alert.ticket}
          </a>
        ),
    },
    { name: "Group", value: `${alert.group}` },
    { name: "Runbook", value: <Runbook alert={alert} /> },
    ...(alert.previousId === null
      ? []
      : [
          {
            name: "Before it",
            value: (
              <a className="link" href={`/alerts/${alert.previousId}`}>
                {alert.previousId}
              </a>
            ),
          },
        ]),
    { name: "Phase", value: <Phase phase={evidence.phase} mechanism={evidence.mechanism} /> },
    ...(alert.leadTime === null ? [] : [{ name: "Lead time", value: alert.leadTime }]),
    { name: "Slice", value: sliceWords(alert.slice) },
    {
      name: "Samples",
      value: (
        <a className="link" href={firedSamplesAddress(lineage.slug, evidence)}>
          {count(evidence.samples)} of {generationName(evidence.generation)}
        </a>
      ),
    },
    ...(known?.control
      ? [{ name: "Human control", value: `${quantity(known.control.value, unit)}, n = ${count(known.control.n)}` }]
      : []),
    ...(known?.p === undefined ? [] : [{ name: "Adjusted p", value: pValue(known.p) }]),
    ...(effect === null ? [] : [{ name: "Least it can show", value: effect }]),
    { name: "Lines", value: `watch ${lineWords(watch, unit)}, breach ${lineWords(breach, unit)}` },
    { name: "Budget", value: `${falseAlarmsPerYear} false alarms in ${looksPerYear} looks a year` },
    { name: "Policy", value: `${id}, version ${version}` },
  ];
  return <Facts facts={facts} />;
}

/** Where it says what to do: the policy's own address, else what the metric's page says. */
function Runbook({ alert: { runbook, metric } }: { alert: AlertDetail }) {
  if (runbook === null) {
    return (
      <a className="link" href={`/docs/metrics/${metric}`}>
        built in
      </a>
    );
  }
  return (
    <a className="link break-all" href={runbook} rel="noreferrer">
      {runbook}
    </a>
  );
}

/** A bar that says that nobody is told meanwhile, why, and what ends it. */
export function SnoozeBar({ snooze }: { snooze: NonNullable<AlertDetail["snooze"]> }) {
  return (
    <p className="mb-4 rounded-control bg-raised px-3 py-2">
      Snoozed {snoozeWords(snooze)} by {snooze.by}: <span dir="auto">{snooze.reason}</span>. Nobody is told meanwhile;
      it ends early when the severity rises, another slice fires or the phase worsens.
    </p>
  );
}

function lineWords(line: number | null, unit: Parameters<typeof quantity>[1]): string {
  return line === null ? "by its test" : quantity(line, unit);
}

/** A bar that says what was judged since: the evidence itself never changes. */
export function SinceBar({ since, lineage }: { since: NonNullable<AlertDetail["since"]>; lineage: string }) {
  return (
    <p className="mb-4 rounded-control bg-raised px-3 py-2">
      <Verdict verdict={since.verdict}>
        {since.isRevision ? "Judged again" : "Since then"}, {generationName(since.index)}:
      </Verdict>{" "}
      {since.headline}{" "}
      <a className="link" href={`/lineages/${lineage}?g=${since.index}`}>
        See it
      </a>
    </p>
  );
}

/** What to look at first, and where. */
export function Checks({ evidence, lineage }: { evidence: AlertEvidence; lineage: string }) {
  return (
    <ol className="list-decimal space-y-2 pl-5">
      {firstChecks(evidence, lineage).map((check) => (
        <li key={check.place}>
          {check.text}{" "}
          {check.href !== null && (
            <a className="link" href={check.href}>
              {check.place}
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Earlier alerts of the same policy, and how they ended. */
export function PastAlerts({ past }: { past: readonly AlertItem[] }) {
  return (
    <Panel title="Earlier alerts of this policy">
      <ul className="space-y-2">
        {past.map((alert) => (
          <li key={alert.id}>
            <a className="link" href={`/alerts/${alert.id}`}>
              {alert.headline}
            </a>{" "}
            <span className="text-muted">{standing(alert)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
