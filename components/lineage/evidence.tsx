import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { PhaseEvidence } from "#domain/judgement.ts";
import { signsOf } from "#domain/present/evidence.ts";

/** The signs that told phase and mechanism, each with what it speaks for. */
export function Evidence({ evidence }: { evidence: PhaseEvidence }) {
  return (
    <Table caption="What told the phase" minWidth={640}>
      <thead>
        <tr>
          <Th width={240}>Sign</Th>
          <Th width={260}>Reading</Th>
          <Th>What it speaks for</Th>
        </tr>
      </thead>
      <tbody>
        {signsOf(evidence).map((sign) => (
          <tr key={sign.name}>
            <RowHead>{sign.name}</RowHead>
            <Td>{sign.reading}</Td>
            <Td className="text-muted">{sign.speaks}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
