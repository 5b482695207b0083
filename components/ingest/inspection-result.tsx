import { SampleText } from "#components/ui/sample-text.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { count, plural } from "#domain/present/format.ts";
import type { Inspection } from "#domain/present/views/inspection.ts";

/** What would become of the lines: counts, samples as stored, rejections by line, what could not be measured. */
export function InspectionResult({ inspection }: { inspection: Inspection }) {
  const { offered, accepted, samples, rejects, unknownKeys, measures } = inspection;
  return (
    <div className="space-y-4">
      <p className="font-medium">
        Of {plural(offered, "line")}, {count(accepted)} would be accepted and {count(offered - accepted)} rejected
      </p>
      {samples.length > 0 && (
        <div>
          <p className="mb-1 text-meta text-muted">As stored</p>
          {samples.map((sample) => (
            <pre key={sample.id} className="mb-1 bg-raised p-2 font-mono text-meta leading-5 whitespace-pre-wrap">
              <SampleText text={JSON.stringify(sample)} />
            </pre>
          ))}
        </div>
      )}
      {rejects.length > 0 && (
        <Table caption="Rejected lines">
          <thead>
            <tr>
              <Th width={48} align="right">
                Line
              </Th>
              <Th width={140}>Code</Th>
              <Th>Why, and what to do</Th>
            </tr>
          </thead>
          <tbody>
            {rejects.map((reject) => (
              <tr key={reject.line}>
                <Td align="right">{reject.line}</Td>
                <Td>
                  <code className="font-mono text-meta">{reject.code}</code>
                </Td>
                <Td>
                  {reject.message} <span className="text-muted">{reject.help}</span>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <ul className="space-y-1 text-meta text-muted">
        {unknownKeys.map(({ key, lines }) => (
          <li key={key}>
            “<SampleText text={key} />” is no field of ours: kept under metadata ({plural(lines, "line")})
          </li>
        ))}
        {measures.map((one) => (
          <li key={one.what}>
            {one.what}: {one.isPossible ? one.why : `cannot be measured, ${one.why}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
