import { SampleText } from "#components/ui/sample-text.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { TailEvent } from "#domain/judgement.ts";
import { count, sliceWords } from "#domain/present/format.ts";

/** Lost events with human sentences that hold them, from the catalogue half. `most`: originals shown of each. */
export function LostEvents({ events, most = 1 }: { events: readonly TailEvent[]; most?: number }) {
  return (
    <Table caption="Lost events with human originals" minWidth={640}>
      <thead>
        <tr>
          <Th width={150}>Lost</Th>
          <Th width={150} align="right">
            Expected, seen
          </Th>
          <Th>What people say</Th>
        </tr>
      </thead>
      <tbody>
        {events.map((each) => (
          <tr key={`${each.kind} ${each.event}`}>
            <RowHead>
              <SampleText text={each.event} className="font-medium" />
              <span className="block text-meta text-muted">{sliceWords(each.stratum)}</span>
            </RowHead>
            <Td align="right">
              {each.expected.toFixed(1)}, {count(each.seen)}
              <span className="block text-meta text-muted">in {count(each.samples)} samples</span>
            </Td>
            <Td>
              {each.originals.slice(0, most).map((text, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two originals may be the same text
                <p key={at} className={at > 0 ? "mt-1" : ""}>
                  <SampleText text={text} />
                </p>
              ))}
              {each.originals.length === 0 && <span className="text-muted">no original is kept</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
