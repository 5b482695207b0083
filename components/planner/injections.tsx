import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { PlannedInjection } from "#domain/plan/plan.ts";
import { HELD } from "#domain/plan/quantity.ts";
import { count, interval } from "#domain/present/format.ts";
import { costWords, infeasibleWords, stratumName } from "#domain/present/plan-words.ts";
import type { AnsweredPlan } from "#domain/present/views/planner.ts";

function Injection({ injection, asked }: { injection: PlannedInjection; asked: AnsweredPlan["asked"] }) {
  const { kind, enrichment, requirements, humanSamples, onceFixed, cost, expected, ledBy } = injection;
  const infeasible = infeasibleWords(injection);
  const after = expected && interval(expected, "ratio", [HELD]);
  const each = (["rate", "presence", "recovery", "floor"] as const).map((by) => requirements[by]);
  return (
    <>
      <Td>
        {kind === "random" ? "random" : "chosen"}
        <span className="block text-meta text-muted">κ {enrichment.toFixed(2)}</span>
      </Td>
      {infeasible === null ? (
        <>
          <Td align="right">
            <span className="font-medium">{count(humanSamples ?? 0)}</span>
            <span className="block text-meta text-muted">led by {ledBy}</span>
            {onceFixed !== null && (
              <span className="block text-meta text-muted">{count(onceFixed)} once decoding is fixed</span>
            )}
          </Td>
          {asked.price !== null && <Td align="right">{cost !== null && costWords(cost, asked.currency)}</Td>}
          <Td align="right">
            {after?.value}
            <span className="block text-meta text-muted">{after?.interval}</span>
          </Td>
        </>
      ) : (
        <Td colSpan={asked.price === null ? 2 : 3}>{infeasible}</Td>
      )}
      {each.map((value, at) => (
        <Td key={["rate", "presence", "recovery", "floor"][at]} align="right" className="text-muted">
          {value === null ? "never" : count(value)}
        </Td>
      ))}
    </>
  );
}

/** What one injection into the next bundle takes: random beside chosen samples, stratum by stratum. */
export function Injections({ present: { asked, plan } }: { present: AnsweredPlan }) {
  const isPriced = asked.price !== null;
  return (
    <Table caption="Human samples for one injection" minWidth={720}>
      <thead>
        <tr>
          <Th>To bring back</Th>
          <Th>Samples</Th>
          <Th align="right">Human samples</Th>
          {isPriced && <Th align="right">Cost</Th>}
          <Th align="right">Expected next</Th>
          <Th align="right">Rate</Th>
          <Th align="right">Presence</Th>
          <Th align="right">Recovery</Th>
          <Th align="right">Floor</Th>
        </tr>
      </thead>
      <tbody>
        {plan.strata.flatMap(({ stratum, injections }) =>
          injections.map((injection, at) => (
            <tr key={`${stratum} ${injection.kind}`}>
              <RowHead>
                {at === 0 ? stratumName(stratum) : <span className="sr-only">{stratumName(stratum)}</span>}
              </RowHead>
              <Injection injection={injection} asked={asked} />
            </tr>
          )),
        )}
      </tbody>
    </Table>
  );
}
