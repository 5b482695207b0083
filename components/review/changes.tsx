import { Verdict } from "#components/status/verdict.tsx";
import { generationName, plural } from "#domain/present/format.ts";
import { againstHuman, againstThen, figureName, figureWords, MOVEMENT_WORDS } from "#domain/present/review-words.ts";
import type { ReviewChange } from "#domain/present/views/frozen-review.ts";

const isQuiet = ({ movement, to }: ReviewChange) => movement === "same" && to.verdict === "ok";

function Compared({ name, children }: { name: string; children: string }) {
  return (
    <span className="block">
      <span className="block text-meta text-muted">{name}</span>
      {children}
    </span>
  );
}

function Row({ change, against }: { change: ReviewChange; against: string | null }) {
  const { lineage, to, figure, movement } = change;
  const value = figure && figureWords(figure);
  return (
    <li className="grid gap-x-6 gap-y-2 py-3 sm:grid-cols-[13rem_1fr_1fr]">
      <span>
        <a className="font-medium hover:underline" href={`/lineages/${lineage.slug}?g=${to.index}`}>
          {lineage.name}
        </a>
        <span className="block text-meta">
          <Verdict verdict={to.verdict} /> <span className="text-muted">at {generationName(to.index)}</span>
        </span>
        <span className="block text-meta font-medium">{MOVEMENT_WORDS[movement]}</span>
      </span>
      <Compared name={against === null ? "Against the generation before" : `Against ${against}`}>
        {againstThen(change)}
      </Compared>
      <span>
        <Compared name="Against people, generation 0">{againstHuman(change)}</Compared>
        {figure !== null && (
          <span className="block text-meta text-muted">
            {figureName(figure)}: {value ?? "unknown"}
          </span>
        )}
      </span>
    </li>
  );
}

/** What changed by harm: each lineage against the last review and against people; what is ok and the same is counted. */
export function Changes({ changes, against }: { changes: readonly ReviewChange[]; against: string | null }) {
  const quiet = changes.filter(isQuiet);
  return (
    <ul className="-mb-5 divide-y divide-rule border-t border-rule">
      {changes
        .filter((each) => !isQuiet(each))
        .map((change) => (
          <Row key={change.lineage.slug} change={change} against={against} />
        ))}
      {quiet.length > 0 && (
        <li className="py-3 text-meta text-muted">
          {plural(quiet.length, "lineage")} unchanged, ok: {quiet.map(({ lineage }) => lineage.name).join(", ")}
        </li>
      )}
    </ul>
  );
}
