import { SampleText } from "#components/ui/sample-text.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { count } from "#domain/present/format.ts";
import type { Rejection } from "#domain/sample.ts";

/** Refused lines: where, why, and what to do about it. */
export function Refusals({ refusals, total }: { refusals: readonly Rejection[]; total: number }) {
  return (
    <>
      <Table caption="Refused lines" minWidth={340}>
        <thead>
          <tr>
            <Th width={56}>Line</Th>
            <Th>Why, and what to do</Th>
          </tr>
        </thead>
        <tbody>
          {refusals.map((refusal) => (
            <tr key={refusal.line}>
              <RowHead>{count(refusal.line)}</RowHead>
              <Td>
                <code className="font-mono text-meta">{refusal.code}</code>
                {refusal.field !== null && <span className="text-meta text-muted"> in {refusal.field}</span>}
                <span className="block">
                  {refusal.message} <span className="text-muted">{refusal.help}</span>
                </span>
                <span className="block text-meta text-muted">
                  <SampleText text={refusal.excerpt} />
                </span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {total > refusals.length && (
        <p className="pt-1 text-meta text-muted">
          The first {count(refusals.length)} of {count(total)}.
        </p>
      )}
    </>
  );
}
