import { Verdict } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
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

/** Every lineage as it was frozen: verdict, finding, figures with interval and n, and under which policy version. */
export function FrozenLineages({ lineages }: { lineages: readonly ReviewLineage[] }) {
  return (
    <Table caption="Lineages as they were frozen" minWidth={680}>
      <thead>
        <tr>
          <Th width={170}>Lineage</Th>
          <Th>Finding</Th>
          <Th width={360}>Figures</Th>
          <Th width={90}>Policies</Th>
        </tr>
      </thead>
      <tbody>
        {lineages.map((each) => (
          <tr key={each.slug}>
            <RowHead>
              <span className="font-medium">{each.name}</span>
              <span className="block text-meta">
                <Verdict verdict={each.verdict} />{" "}
                {each.index !== null && <span className="text-muted">at {generationName(each.index)}</span>}
              </span>
              <span className="block text-meta text-muted">{each.owner ?? "no owner"}</span>
            </RowHead>
            <Td>
              {each.finding}
              <span className="block text-meta text-muted">
                {each.phase ?? "not judged"}
                {each.mechanism !== null && `, ${each.mechanism}`}
                {each.samples !== null && `, n = ${count(each.samples)}`}
                {each.judgedAt !== null && `, judged ${each.judgedAt.slice(0, 10)}`}
              </span>
            </Td>
            <Td>
              <Figures figures={each.figures.slice(0, OPEN)} />
              {each.figures.length > OPEN && (
                <details>
                  <summary className="inline-flex min-h-6 items-center text-meta text-muted">
                    {count(each.figures.length - OPEN)} more
                  </summary>
                  <Figures figures={each.figures.slice(OPEN)} />
                </details>
              )}
            </Td>
            <Td>
              {each.policyVersion !== null && `version ${each.policyVersion}`}
              {each.policiesInForce !== each.policyVersion && (
                <span className="block text-meta text-muted">version {each.policiesInForce} in force</span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
