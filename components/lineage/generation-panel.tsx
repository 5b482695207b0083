import { Phase } from "#components/status/phase.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { count, day, generationName, percent } from "#domain/present/format.ts";
import { UNTOLD } from "#domain/present/glossary.ts";
import type { GenerationFacts } from "#domain/present/views/lineage.ts";

function decodingWords(decoding: NonNullable<GenerationFacts["decoding"]>): string {
  const parts = [
    decoding.temperature === undefined ? null : `temperature ${decoding.temperature}`,
    decoding.topP === undefined ? null : `top-p ${decoding.topP}`,
    decoding.topK === undefined ? null : `top-k ${decoding.topK}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? UNTOLD : parts.join(", ");
}

function factsOf(facts: GenerationFacts) {
  const { judgement, parents, decoding } = facts;
  return [
    { name: "State", value: facts.state + (facts.revision > 1 ? `, revision ${facts.revision}` : "") },
    { name: "Samples", value: `${count(facts.accepted)} accepted, ${count(facts.rejected)} rejected` },
    { name: "Parents", value: parents.length === 0 ? "none" : parents.map(generationName).join(", ") },
    { name: "Workflow", value: facts.workflow ?? UNTOLD },
    { name: "Decoding", value: decoding === null ? UNTOLD : decodingWords(decoding) },
    { name: "Training set", value: facts.trainingSize === null ? UNTOLD : `${count(facts.trainingSize)} samples` },
    { name: "Fresh human share", value: facts.freshShare === null ? UNTOLD : percent(facts.freshShare) },
    { name: "Closed", value: facts.closedAt === null ? "still open" : day(facts.closedAt) },
    ...(judgement === null
      ? []
      : [
          { name: "Judged", value: `${day(judgement.at)}, policy v${judgement.policyVersion}` },
          {
            name: "Human control",
            value:
              judgement.reference === null
                ? "none"
                : `${count(judgement.reference.control)} samples, catalogue ${count(judgement.reference.catalogue)}`,
          },
        ]),
  ];
}

/** What is known of the selected generation: how it was made, how it was judged. */
export function GenerationPanel({ facts, slug }: { facts: GenerationFacts; slug: string }) {
  const { judgement } = facts;
  const name = generationName(facts.index);
  return (
    <aside aria-label={`Generation ${facts.index}`} className="border-t border-rule bg-raised p-4 lg:border-t-0">
      <h2 className="flex items-baseline justify-between gap-3 font-medium">
        {name}
        {judgement === null ? (
          <span className="font-normal text-muted">{facts.state === "open" ? "provisional" : "being judged"}</span>
        ) : (
          <span className="font-normal">
            <Verdict verdict={judgement.verdict} />
          </span>
        )}
      </h2>
      {judgement !== null && (
        <>
          <p className="mt-1 text-meta text-muted">
            <Phase phase={judgement.phase} mechanism={judgement.mechanism} />
          </p>
          <p className="mt-3 mb-4">{judgement.headline}</p>
        </>
      )}
      <Facts facts={factsOf(facts)} />
      {judgement !== null && judgement.tail !== null && (
        <p className="mt-4">
          <a className="link" href={`/lineages/${slug}/tail?g=${facts.index}`}>
            What {name} lost{judgement.tail === "word" && ", in words"}
          </a>
        </p>
      )}
    </aside>
  );
}
