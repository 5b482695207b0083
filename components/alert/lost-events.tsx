import { SampleText } from "#components/ui/sample-text.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { TailEvent } from "#domain/judgement.ts";
import { count, sliceWords } from "#domain/present/format.ts";

function More({ texts }: { texts: readonly string[] }) {
  return (
    <details className="text-meta text-muted">
      <summary className="inline-flex min-h-6 items-center hover:text-ink">{texts.length} more</summary>
      {texts.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two originals may be the same text
        <p key={at} className="mb-1 text-body text-ink">
          <SampleText text={text} />
        </p>
      ))}
    </details>
  );
}

/** Lost events with human sentences that hold them, from the catalogue half. `most`: originals shown of each. */
export function LostEvents({
  events,
  most = 1,
  caption = "Lost events with human originals",
}: {
  events: readonly TailEvent[];
  most?: number;
  caption?: string;
}) {
  return (
    <Table caption={caption} minWidth={340}>
      <thead>
        <tr>
          <Th width="26%">Lost</Th>
          <Th width="20%" align="right">
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
              {each.originals[0] !== undefined && <SampleText text={each.originals[0]} />}
              {most > 1 && each.originals.length > 1 && <More texts={each.originals.slice(1, most)} />}
              {each.originals.length === 0 && <span className="text-muted">no original is kept</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
