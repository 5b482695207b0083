import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { ago, count, plural } from "#domain/present/format.ts";
import type { BatchLine } from "#domain/present/views/sources.ts";

function Why({ batch }: { batch: BatchLine }) {
  if (batch.firstReject === null) return null;
  const [worst] = batch.reasons;
  return (
    <details>
      <summary className="hover:underline">
        {worst?.code}
        {batch.reasons.length > 1 && ` and ${plural(batch.reasons.length - 1, "other")}`}
      </summary>
      <p className="mt-1 max-w-[48ch] text-meta text-muted">
        First at line {count(batch.firstReject.line)}: {batch.firstReject.message} {batch.firstReject.help}{" "}
        <a className="link" href={`/api/v1/batches/${batch.id}/rejects`}>
          All rejected lines
        </a>
      </p>
    </details>
  );
}

/** The latest batches; each adds up: offered = accepted + duplicates + rejected + skipped. */
export function Batches({ batches, now }: { batches: readonly BatchLine[]; now: Date }) {
  return (
    <Table caption="Latest batches" minWidth={860}>
      <thead>
        <tr>
          <Th>To</Th>
          <Th>Source</Th>
          <Th align="right">Offered</Th>
          <Th align="right">= Accepted</Th>
          <Th align="right">+ Duplicates</Th>
          <Th align="right">+ Rejected</Th>
          <Th align="right">+ Skipped</Th>
          <Th>Rejected for</Th>
          <Th align="right">When</Th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <RowHead>
              <a className="hover:underline" href={`/lineages/${batch.lineage.slug}`}>
                {batch.lineage.name}
              </a>{" "}
              <span className="text-muted">{batch.target}</span>
            </RowHead>
            <Td className="max-w-48 truncate text-muted">{batch.source}</Td>
            <Td align="right">{count(batch.offered)}</Td>
            <Td align="right">{count(batch.accepted)}</Td>
            <Td align="right">{count(batch.duplicates)}</Td>
            <Td align="right">{count(batch.rejected)}</Td>
            <Td align="right">{count(batch.skipped)}</Td>
            <Td>
              <Why batch={batch} />
            </Td>
            <Td align="right" className="whitespace-nowrap text-muted">
              {ago(batch.at, now)}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
