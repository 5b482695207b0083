import { Verdict } from "#components/status/verdict.tsx";
import { count, generationName } from "#domain/present/format.ts";
import { figureName, figureWords } from "#domain/present/review-words.ts";
import type { ReviewLineage } from "#domain/present/views/frozen-review.ts";

/** Figures that stand open under a lineage; the rest is folded. */
const OPEN = 3;

function Figures({ figures }: Pick<ReviewLineage, "figures">) {
  return (
    <ul className="space-y-0.5 text-meta">
      {figures.map((each) => (
        <li key={`${each.metric} ${each.slice}`}>
          <span className="text-muted">{figureName(each)}:</span> {figureWords(each) ?? "unknown"}, {each.verdict}
        </li>
      ))}
    </ul>
  );
}

/** What a lineage was judged as, on how much, by which policies. */
function madeOf({ phase, mechanism, samples, judgedAt, policyVersion, policiesInForce }: ReviewLineage): string {
  if (phase === null) return "not judged";
  const parts = [
    mechanism === null ? phase : `${phase}, ${mechanism}`,
    ...(samples === null ? [] : [`n = ${count(samples)}`]),
    ...(judgedAt === null ? [] : [`judged ${judgedAt.slice(0, 10)}`]),
    `policies version ${policyVersion}`,
    ...(policiesInForce === policyVersion ? [] : [`version ${policiesInForce} in force`]),
  ];
  return parts.join(", ");
}

/** Every lineage as it was frozen: verdict, finding, figures with interval and n, and under which policy version. */
export function FrozenLineages({ lineages }: { lineages: readonly ReviewLineage[] }) {
  return (
    <ul className="-mb-5 divide-y divide-rule border-t border-rule">
      {lineages.map((each) => (
        <li key={each.slug} className="grid gap-x-6 gap-y-2 py-3 sm:grid-cols-[13rem_1fr_1fr]">
          <span>
            <span className="font-medium">{each.name}</span>
            <span className="block text-meta">
              <Verdict verdict={each.verdict} />{" "}
              {each.index !== null && <span className="text-muted">at {generationName(each.index)}</span>}
            </span>
            <span className="block text-meta text-muted">{each.owner ?? "no owner"}</span>
          </span>
          <span>
            {each.finding}
            <span className="block text-meta text-muted">{madeOf(each)}</span>
          </span>
          <div>
            <Figures figures={each.figures.slice(0, OPEN)} />
            {each.figures.length > OPEN && (
              <details>
                <summary className="inline-flex min-h-6 items-center text-meta text-muted">
                  {count(each.figures.length - OPEN)} more
                </summary>
                <Figures figures={each.figures.slice(OPEN)} />
              </details>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
