import { Plot } from "#components/charts/plot.tsx";
import { addressWith, type Query } from "#domain/present/address.ts";
import { generationName } from "#domain/present/format.ts";
import { type GenerationAxis, generationScale, labelled } from "#domain/present/plot/scale.ts";
import { stripPlot, wordsOf } from "#domain/present/plot/strip.ts";
import type { StripCell } from "#domain/present/views/lineage.ts";

function Step({
  cells,
  selected,
  by,
  path,
  query,
}: {
  cells: readonly StripCell[];
  selected: number | null;
  by: -1 | 1;
  path: string;
  query: Query;
}) {
  const at = cells.findIndex((cell) => cell.index === selected);
  const target = at < 0 ? undefined : cells[at + by];
  const name = by < 0 ? "previous" : "next";
  if (target === undefined) return null;
  return (
    <a data-step={name} className="sr-only focus:not-sr-only" href={addressWith(path, query, { g: target.index })}>
      {name} generation, {generationName(target.index)}
    </a>
  );
}

/** The one time control: phase strip over links to every generation; sticks to the top while the charts pass below. */
export function Axis({
  cells,
  axis,
  selected,
  path,
  query,
  title,
}: {
  cells: readonly StripCell[];
  axis: GenerationAxis;
  selected: number | null;
  path: string;
  query: Query;
  title: string;
}) {
  const x = generationScale(axis);
  const step = Math.max(24, x.at(1) - x.at(0));
  const shown = new Set(labelled(axis));
  return (
    <nav aria-label="Generations" className="sticky top-0 z-10 -mx-1 border-b border-rule bg-bg px-1 pt-2">
      <Step cells={cells} selected={selected} by={-1} path={path} query={query} />
      <Step cells={cells} selected={selected} by={1} path={path} query={query} />
      <div className="scroll-x scroll-end">
        <div>
          <ul className="relative h-7" style={{ width: axis.width }}>
            {cells
              .filter((cell) => shown.has(cell.index) || cell.index === selected)
              .map((cell) => (
                <li
                  key={cell.index}
                  className="absolute top-0"
                  style={{ left: x.at(cell.index) - step / 2, width: step }}
                >
                  <a
                    href={addressWith(path, query, { g: cell.index })}
                    aria-current={cell.index === selected ? "true" : undefined}
                    title={wordsOf(cell)}
                    className="mx-auto flex h-6 w-fit min-w-6 items-center justify-center gap-1 rounded-control px-1.5 text-muted hover:text-ink aria-[current=true]:bg-ink aria-[current=true]:text-bg"
                  >
                    {generationName(cell.index)}
                    {cell.isBaseline && (
                      <>
                        <span aria-hidden="true" className="text-[0.625rem]">
                          ◆
                        </span>
                        <span className="sr-only">, accepted baseline</span>
                      </>
                    )}
                  </a>
                </li>
              ))}
          </ul>
          <Plot plot={stripPlot(cells, axis, false, title)} id="phases" />
        </div>
      </div>
    </nav>
  );
}
