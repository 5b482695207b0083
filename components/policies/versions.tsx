import { changeWords } from "#domain/present/policies.ts";
import type { PolicyVersionView } from "#domain/present/views/policies.ts";

/** Who changed the policies, when, why and what, newest first. */
export function Versions({ versions }: { versions: readonly PolicyVersionView[] }) {
  return (
    <ol className="space-y-4">
      {versions.map((each) => (
        <li key={`${each.isOwn}${each.version}`} className="max-w-[72ch]">
          <p>
            <span className="font-medium">Version {each.version}</span>{" "}
            <span className="text-muted">
              {each.at === null ? "" : `${each.at.slice(0, 16).replace("T", " ")} UTC, ${each.author}`}
              {each.at !== null && !each.isOwn && ", for all lineages"}
            </span>
          </p>
          <p dir="auto">{each.rationale}</p>
          {each.changes.length > 0 && (
            <ul className="mt-1 text-meta text-muted">
              {each.changes.map((change) => (
                <li key={`${change.id}.${change.field}`}>{changeWords(change)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
