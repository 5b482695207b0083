import { SampleText } from "#components/ui/sample-text.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { SamplesView } from "#domain/present/views/samples.ts";

/** Samples as they were sent, in the order in which they are stored. */
export function SampleList({ samples }: Pick<SamplesView, "samples">) {
  return (
    <Table caption="Samples">
      <thead>
        <tr>
          <Th width={180}>Id</Th>
          <Th>Sample</Th>
        </tr>
      </thead>
      <tbody>
        {samples.map((sample) => (
          <tr key={sample.id}>
            <RowHead>
              <span className="font-mono text-meta break-all">{sample.id}</span>
            </RowHead>
            <Td>
              <SampleText text={sample.text ?? sample.labels?.join(", ") ?? JSON.stringify(sample.values ?? {})} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
