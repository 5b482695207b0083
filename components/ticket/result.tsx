import { ChartFigure } from "#components/charts/figure.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { count, generationName, percent, pValue, sliceWords } from "#domain/present/format.ts";
import { beforeAfterPlot } from "#domain/present/plot/before-after.ts";
import { beforeAfterOf, bundleWords, heldBackWords } from "#domain/present/ticket-work.ts";
import type { TicketBundle, TicketDetail } from "#domain/present/views/ticket.ts";
import type { Reading } from "#domain/verify/verification.ts";

/** The bundle version that the accepted data became: composition before and after, what stayed out, and the download. */
export function BundleSection({ bundle }: { bundle: TicketBundle }) {
  const { modelSamples, humanSamples, heldBack, freshShare, fromIndex } = bundle;
  return (
    <div className="max-w-[36rem] space-y-4">
      <p>{bundleWords(bundle)}</p>
      <div>
        <p className="flex justify-between text-meta text-muted">
          <span>before: {count(modelSamples)} model samples</span>
          <span>0% human</span>
        </p>
        <div aria-hidden className="mt-1 h-3 border border-field" />
        <p className="mt-2 flex justify-between text-meta text-muted">
          <span>after: {count(humanSamples)} human samples beside them</span>
          <span>{percent(freshShare)} human</span>
        </p>
        <div aria-hidden className="mt-1 h-3 border border-field">
          <div className="h-full bg-ink" style={{ width: `${freshShare * 100}%` }} />
        </div>
      </div>
      <p className="text-muted">{heldBackWords(bundle)}</p>
      <Facts
        facts={[
          { name: "Trains", value: count(humanSamples) },
          { name: "Held back", value: count(heldBack) },
          { name: "First trained on it", value: fromIndex === null ? "none yet" : generationName(fromIndex) },
        ]}
      />
      <ButtonLink href={`/api/v1/bundles/${bundle.id}/records`}>Download what trains</ButtonLink>
    </div>
  );
}

const told = (reading: Reading | null) =>
  reading === null
    ? "not told"
    : `${percent(reading.value)} (${percent(reading.low)}-${percent(reading.high)}), n ${count(reading.n)}`;

/** Before and after on one axis, with what was expected behind, and the figures in a table. */
export function VerificationSection({ ticket }: { ticket: TicketDetail }) {
  const rows = beforeAfterOf(ticket);
  const plot = beforeAfterPlot(
    rows,
    "Of the human control: before (ring), expected (band), after (dot), line to reach (dashes).",
  );
  const strata = ticket.verification?.strata ?? [];
  return (
    <ChartFigure
      plot={plot}
      id="verification"
      table={
        <Table caption="Before and after by stratum" minWidth={560}>
          <thead>
            <tr>
              <Th>Stratum</Th>
              <Th>Before</Th>
              <Th>Expected</Th>
              <Th>After</Th>
              <Th>For a rise</Th>
              <Th>Verdict</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const own = strata.find(({ stratum }) => sliceWords(stratum) === row.name);
              const { expected } = row;
              return (
                <tr key={row.name}>
                  <RowHead>{row.name}</RowHead>
                  <Td>{told(row.before)}</Td>
                  <Td>{expected === null ? "not kept" : `${percent(expected.low)}-${percent(expected.high)}`}</Td>
                  <Td>{told(row.after)}</Td>
                  <Td>{own?.p == null ? "not tested" : pValue(own.p)}</Td>
                  <Td>{own?.verdict ?? "not judged yet"}</Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      }
    />
  );
}
