import { addressWith, type Query } from "#domain/present/address.ts";
import { generationName } from "#domain/present/format.ts";
import { wordsOf } from "#domain/present/plot/strip.ts";
import type { StripCell } from "#domain/present/views/lineage.ts";

/** Neighbours shown on each side of the selected generation. */
const AROUND = 10;

/** Links to the judged generations, keeping the filter; `[` and `]` step. */
export function GenerationLinks({
  cells,
  selected,
  path,
  query,
}: {
  cells: readonly StripCell[];
  selected: number | null;
  path: string;
  query: Query;
}) {
  const judged = cells.filter((cell) => cell.verdict !== null && cell.phase !== "reference");
  const at = judged.findIndex((cell) => cell.index === selected);
  const shown = judged.filter(
    (_, place) => place === 0 || place === judged.length - 1 || Math.abs(place - at) <= AROUND,
  );
  return (
    <nav
      aria-label="Generations"
      className="scroll-x scroll-end no-print sticky top-0 z-10 -mx-1 border-b border-rule bg-bg px-1 py-2"
    >
      <ul className="flex gap-1">
        {shown.map((cell) => (
          <li key={cell.index}>
            <a
              href={addressWith(path, query, { g: cell.index, page: null })}
              aria-current={cell.index === selected ? "true" : undefined}
              data-step={cell === judged[at - 1] ? "previous" : cell === judged[at + 1] ? "next" : undefined}
              title={wordsOf(cell)}
              className="inline-flex h-6 min-w-6 items-center justify-center rounded-control px-1.5 text-muted hover:text-ink aria-[current=true]:bg-ink aria-[current=true]:text-bg"
            >
              {generationName(cell.index)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
