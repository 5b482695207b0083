import { SampleText } from "#components/ui/sample-text.tsx";
import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { WordingDetail } from "#domain/judgement.ts";
import { count, percent, plural } from "#domain/present/format.ts";
import { comparedText, copiesFinding, nearFinding } from "#domain/present/wording.ts";
import { Example } from "./example.tsx";

/** The contents that come most often, with their copies. */
export function Copies({ detail, index }: { detail: WordingDetail; index: number }) {
  const { contents, shown } = detail.duplicates;
  const title = copiesFinding(detail, index);
  return (
    <Example title={title}>
      {shown.length > 0 && (
        <Table caption={title}>
          <thead>
            <tr>
              <Th align="right" width={64}>
                Copies
              </Th>
              <Th>Text</Th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ text, copies }) => (
              <tr key={text}>
                <RowHead>
                  <span className="block text-right">{count(copies)}</span>
                </RowHead>
                <Td>
                  <SampleText text={text} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {shown.length === 0 && contents > 0 && (
        <p className="text-meta text-muted">
          Texts are kept of 2,048 contents; of those that come twice none is among them.
        </p>
      )}
    </Example>
  );
}

function Compared({ text, other }: { text: string; other: string }) {
  return (
    <bdi dir="auto" className="block break-words">
      {comparedText(text, other).map((part, at) =>
        part.isOwn ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one constant text never move
          <mark key={at} className="bg-transparent font-medium text-ink underline decoration-2 underline-offset-3">
            <SampleText text={part.text} />
          </mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one constant text never move
          <SampleText key={at} text={part.text} />
        ),
      )}
    </bdi>
  );
}

/** Pairs that stand open. */
const OPEN = 4;

type Pair = WordingDetail["nearCopies"]["shown"][number];

function Pairs({ of }: { of: readonly Pair[] }) {
  return (
    <ul>
      {of.map(({ texts: [first, second], common, samples }) => (
        <li key={`${first} ${second}`} className="border-t border-rule py-2">
          <div className="grid gap-x-4 gap-y-1.5 sm:grid-cols-2">
            <Compared text={first} other={second} />
            <Compared text={second} other={first} />
          </div>
          <p className="mt-1 text-meta text-muted">
            {percent(common)} of words in common{samples > 2 && `, ${count(samples)} samples in this group`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Samples that nearly repeat each other, side by side, with what differs underlined. */
export function NearCopies({ detail, index }: { detail: WordingDetail; index: number }) {
  const { shown } = detail.nearCopies;
  const rest = shown.slice(OPEN);
  return (
    <Example title={nearFinding(detail, index)} note={shown.length > 0 ? "What differs is underlined." : undefined}>
      <Pairs of={shown.slice(0, OPEN)} />
      {rest.length > 0 && (
        <details className="border-t border-rule pt-1">
          <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">
            {plural(rest.length, "more pair")}
          </summary>
          <Pairs of={rest} />
        </details>
      )}
    </Example>
  );
}
