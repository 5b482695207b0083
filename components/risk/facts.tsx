import { Verdict } from "#components/status/verdict.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { impactWords, likelihoodWords, ordinalRange } from "#domain/present/register.ts";
import type { RiskDetail } from "#domain/present/views/risk.ts";

/** What the register says of a risk, and its tickets. */
export function RiskFacts({ risk, tickets }: Pick<RiskDetail, "risk" | "tickets">) {
  const { likelihoodLow: low, likelihoodHigh: high } = risk;
  return (
    <Facts
      facts={[
        { name: "State", value: <Verdict verdict={risk.state} /> },
        { name: "Likelihood", value: `${ordinalRange(low, high)}, ${likelihoodWords(low, high)}` },
        { name: "Impact", value: impactWords(risk.impact) },
        { name: "Level", value: risk.levels.join(" to ") || "set the impact first" },
        { name: "Knowledge", value: risk.strengthOfKnowledge },
        { name: "Treatment", value: `${risk.treatment}, ${risk.status}` },
        { name: "Owner", value: risk.owner ?? "no owner" },
        { name: "Review due", value: risk.reviewDue ?? "not set" },
        ...tickets.map(({ key, state }) => ({
          name: key,
          value: (
            <a className="link" href={`/tickets/${key}`}>
              {state}
            </a>
          ),
        })),
      ]}
    />
  );
}
