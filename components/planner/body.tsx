import { Panel } from "#components/ui/panel.tsx";
import { HELD } from "#domain/plan/quantity.ts";
import type { Query } from "#domain/present/address.ts";
import { count, generationName, percent } from "#domain/present/format.ts";
import { ASSUMPTIONS, BUNDLE_NOT_TOLD } from "#domain/present/plan.ts";
import { holdingWords, sharedTarget } from "#domain/present/plan-words.ts";
import type { Foresight, PlannerView } from "#domain/present/views/planner.ts";
import { Compared } from "./compared.tsx";
import { Fans } from "./fans.tsx";
import { Injections } from "./injections.tsx";
import { Offer } from "./offer.tsx";

function legend({ base, present }: Foresight): string {
  const past = `Up to ${generationName(base.index)} as measured; then what is foretold, with 50, 80 and 95% of what may come.`;
  const today = present.asked.share === (base.freshShare ?? 0) ? "" : " Dotted: at today's share.";
  const decoded = present.plan.strata.some(({ asDecoded }) => asDecoded !== null)
    ? " Dashed: if decoding goes on removing the tail as it did."
    : "";
  return past + today + decoded;
}

/** Everything that is foretold under a plan: fans, the share that holds, injections, what it all rests on. */
export function Planned({
  view,
  foresight,
  path,
  query,
}: {
  view: PlannerView;
  foresight: Foresight;
  path: string;
  query: Query;
}) {
  const { present, held, base } = foresight;
  const { target, workflow, bundle } = present.asked;
  const isHeld = target === HELD;
  const rests = present.plan.assumptions.map((code) => ASSUMPTIONS[code]);
  return (
    <>
      <Panel title="What becomes of the tail" note={legend(foresight)}>
        <Fans foresight={foresight} />
      </Panel>
      <Panel
        title={sharedTarget(held.strata.length > 0 && !isHeld ? held : present.plan, isHeld ? target : HELD)}
        note="For ever, in every bundle: what a standing human share has to be."
      >
        <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
          {[...(isHeld ? [] : [{ line: HELD, plan: held }]), { line: target, plan: present.plan }].map(
            ({ line, plan }) => (
              <div key={line}>
                <h3 className="text-meta text-muted">To keep {percent(line)}</h3>
                <ul className="mt-1 space-y-0.5">
                  {plan.strata.map((stratum) => (
                    <li key={stratum.stratum}>{holdingWords(stratum, workflow)}</li>
                  ))}
                </ul>
              </div>
            ),
          )}
        </div>
      </Panel>
      <Panel
        title={`Or once: human samples beside ${count(bundle)} model samples in the next bundle`}
        note="The greatest of rate, presence, recovery and floor. Random samples beside chosen ones show the price of not choosing."
      >
        <Injections present={present} />
        <div className="mt-4">
          <Offer view={view} />
        </div>
      </Panel>
      <Panel title="Compare plans">
        <Compared foresight={foresight} path={path} query={query} />
      </Panel>
      <Panel title="What this rests on">
        <ul className="max-w-[72ch] list-disc space-y-1 pl-4">
          {(base.trainingSize === null ? [...rests, BUNDLE_NOT_TOLD] : rests).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
