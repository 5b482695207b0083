import { Plot } from "#components/charts/plot.tsx";
import { Verdict } from "#components/status/verdict.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { seriesFinding } from "#domain/present/findings.ts";
import { quantity } from "#domain/present/format.ts";
import { FAMILY_WORDS } from "#domain/present/glossary.ts";
import { sparkPlot } from "#domain/present/plot/spark.ts";
import type { WeeklyReview } from "#domain/present/views/review.ts";
import type { SeriesView } from "#domain/present/views/series.ts";

function Spark({ series, id, href }: { series: SeriesView; id: string; href: string }) {
  const last = series.points.at(-1);
  const lines = [series.watch, series.breach].filter((line) => line !== null);
  const value = last?.estimate.kind === "value" ? quantity(last.estimate.value, series.unit, lines) : "unknown";
  const finding = seriesFinding(series);
  return (
    <a href={href} className="inline-flex flex-wrap items-center gap-x-2 hover:underline" title={finding}>
      <Plot plot={sparkPlot(series, finding)} id={id} />
      <span className="whitespace-nowrap">{value}</span>
    </a>
  );
}

/** Lineages × families: one spark each, the family's worst judged series, with its value and verdict. */
export function Matrix({ review }: { review: WeeklyReview }) {
  return (
    <Table caption="Lineages by family of measurements" minWidth={160 + review.families.length * 118}>
      <thead>
        <tr>
          <Th>Lineage</Th>
          {review.families.map((family) => (
            <Th key={family}>{FAMILY_WORDS[family].name}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {review.rows.map((row) => (
          <tr key={row.slug}>
            <RowHead>
              <a className="font-medium hover:underline" href={`/lineages/${row.slug}`}>
                {row.name}
              </a>
              <span className="block text-meta">
                <Verdict verdict={row.verdict} />
              </span>
            </RowHead>
            {review.families.map((family) => {
              const spark = review.sparks.find((one) => one.slug === row.slug && one.family === family);
              const href = `/lineages/${row.slug}#${family}`;
              return (
                <Td key={family}>
                  {spark === undefined ? (
                    <span className="text-meta text-muted">not measured</span>
                  ) : (
                    <Spark series={spark.series} id={`${row.slug}-${family}`} href={href} />
                  )}
                </Td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
