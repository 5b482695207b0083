import { MarkedText, SampleText } from "#components/ui/sample-text.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { TailEvent } from "#domain/judgement.ts";
import { count, fixed, generationName, percent, sliceWords } from "#domain/present/format.ts";

function Texts({ texts, event, none }: { texts: readonly string[]; event: string; none: string }) {
  const [first, ...rest] = texts;
  if (first === undefined) return <span className="text-muted">{none}</span>;
  return (
    <>
      <p className="max-w-[52ch]">
        <MarkedText text={first} event={event} />
      </p>
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="text-meta text-muted hover:text-ink">{rest.length} more</summary>
          {rest.map((text) => (
            <p key={text} className="mt-2 max-w-[52ch]">
              <MarkedText text={text} event={event} />
            </p>
          ))}
        </details>
      )}
    </>
  );
}

function Row({ event }: { event: TailEvent }) {
  const rate = event.humanSamples === 0 ? 0 : event.human / event.humanSamples;
  return (
    <tr>
      <RowHead>
        <span className="font-medium">
          <SampleText text={event.event} />
        </span>
        <span className="block text-meta text-muted">
          {event.kind === "word" ? sliceWords(event.stratum) : event.kind}
        </span>
      </RowHead>
      <Td>{event.status}</Td>
      <Td align="right">
        {percent(rate)}
        <span className="block text-meta text-muted">
          {count(event.human)} of {count(event.humanSamples)}
        </span>
      </Td>
      <Td align="right">
        {fixed(event.expected, event.expected < 10 ? 1 : 0)}
        <span className="block whitespace-nowrap text-meta text-muted">{percent(event.chance)} to see one</span>
      </Td>
      <Td align="right">
        {count(event.seen)}
        <span className="block text-meta text-muted">of {count(event.samples)}</span>
      </Td>
      <Td>
        <Texts texts={event.originals} event={event.event} none="no original kept" />
      </Td>
      <Td>
        <Texts texts={event.nearest} event={event.event} none="nothing near it" />
      </Td>
    </tr>
  );
}

/** Events with their numbers, and the human originals beside the nearest samples of the generation. */
export function Events({ events, index, caption }: { events: readonly TailEvent[]; index: number; caption: string }) {
  return (
    <Table caption={caption} minWidth={1080}>
      <thead>
        <tr>
          <Th width={150}>Event</Th>
          <Th width={56}>Status</Th>
          <Th width={96} align="right">
            Human
          </Th>
          <Th width={120} align="right">
            Expected
          </Th>
          <Th width={80} align="right">
            Seen
          </Th>
          <Th>Human originals</Th>
          <Th>Nearest in {generationName(index)}</Th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Row key={`${event.kind} ${event.event}`} event={event} />
        ))}
      </tbody>
    </Table>
  );
}
