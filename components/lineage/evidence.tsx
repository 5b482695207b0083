import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { PhaseEvidence } from "#domain/judgement.ts";
import { signsOf } from "#domain/present/evidence.ts";

/** The signs that told phase and mechanism, each with what it speaks for: under the reading where the page is narrow. */
export function Evidence({ evidence }: { evidence: PhaseEvidence }) {
  return (
    <Table caption="What told the phase">
      <thead>
        <tr>
          <Th width="25%">Sign</Th>
          <Th>Reading</Th>
          <Th width="50%" className="hidden sm:table-cell">
            What it speaks for
          </Th>
        </tr>
      </thead>
      <tbody>
        {signsOf(evidence).map((sign) => (
          <tr key={sign.name}>
            <RowHead>{sign.name}</RowHead>
            <Td>
              {sign.reading}
              <span className="block text-meta text-muted sm:hidden">{sign.speaks}</span>
            </Td>
            <Td className="hidden text-muted sm:table-cell">{sign.speaks}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
