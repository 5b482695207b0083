import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { HELD } from "#domain/plan/quantity.ts";
import { addressWith, type Query } from "#domain/present/address.ts";
import { generationName, interval, percent } from "#domain/present/format.ts";
import { keptWord } from "#domain/present/plan-question.ts";
import { planName, shareForAll, stratumForecast, stratumName } from "#domain/present/plan-words.ts";
import type { AnsweredPlan, Foresight } from "#domain/present/views/planner.ts";

/** The address with other plans kept beside the present one. */
const keeping = (path: string, query: Query, kept: readonly AnsweredPlan[]) =>
  addressWith(path, query, { plan: kept.map(({ asked }) => keptWord(asked)).join("~") || null });

function Ends({ plan, slice }: { plan: AnsweredPlan["plan"]; slice: string }) {
  const stratum = plan.strata.find((each) => each.stratum === slice);
  const last = stratum?.generations.at(-1);
  if (!stratum || !last) return <span className="text-muted">not foretold</span>;
  const shown = interval(last, "ratio", [HELD]);
  return (
    <>
      {shown.value}{" "}
      <span className="text-muted">
        ({shown.interval}) at {generationName(last.index)}
      </span>
      <span className="block text-meta text-muted">{stratumForecast(stratum)}</span>
    </>
  );
}

/** Up to three plans side by side, with the ways to keep this one and to drop the others. */
export function Compared({ foresight, path, query }: { foresight: Foresight; path: string; query: Query }) {
  const { present, kept } = foresight;
  const all = [present, ...kept];
  const word = keptWord(present.asked);
  const isKept = kept.some(({ asked }) => keptWord(asked) === word);
  const strata = present.plan.strata.map(({ stratum }) => stratum);
  return (
    <>
      {!isKept && kept.length < 2 && (
        <p className="no-print mb-3">
          <a className="link" href={keeping(path, query, [...kept, present])}>
            Keep this plan beside others
          </a>
        </p>
      )}
      {kept.length > 0 && (
        <Table caption="Plans compared" minWidth={640}>
          <thead>
            <tr>
              <Th>Plan</Th>
              {strata.map((stratum) => (
                <Th key={stratum}>{stratumName(stratum)}</Th>
              ))}
              <Th>Share that keeps the target</Th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ asked, plan }, at) => (
              <tr key={`${at === 0 ? "present" : "kept"} ${keptWord(asked)}`}>
                <RowHead>
                  <span className="font-medium">{at === 0 ? "This plan" : `Plan ${at + 1}`}</span>
                  <span className="block text-meta text-muted">{planName(asked)}</span>
                  {at > 0 && (
                    <a
                      className="link text-meta"
                      href={keeping(
                        path,
                        query,
                        kept.filter((_, place) => place !== at - 1),
                      )}
                    >
                      Drop<span className="sr-only"> plan {at + 1}</span>
                    </a>
                  )}
                </RowHead>
                {strata.map((stratum) => (
                  <Td key={stratum}>
                    <Ends plan={plan} slice={stratum} />
                  </Td>
                ))}
                <Td>{shareWords(plan, asked.target)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

function shareWords(plan: AnsweredPlan["plan"], target: number): string {
  const share = shareForAll(plan);
  return share === null ? `none keeps ${percent(target)}` : `${percent(share)} keeps ${percent(target)}`;
}
