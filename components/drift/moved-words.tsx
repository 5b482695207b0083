import { BesidePeople } from "#components/ui/beside-people.tsx";
import { SampleText } from "#components/ui/sample-text.tsx";
import { RowHead, Td } from "#components/ui/table.tsx";
import type { MovedWord, WordingDetail } from "#domain/judgement.ts";
import { fixed, plural } from "#domain/present/format.ts";
import { times, timesInterval } from "#domain/present/wording.ts";

/** Words of text that a rate is told for. */
const PER = 10_000;
/** Rows that stand open. */
const OPEN = 12;

function Rate({ samples, words }: { samples: number; words: number }) {
  const rate = (samples / Math.max(1, words)) * PER;
  return (
    <>
      {fixed(rate, rate === 0 || rate >= 10 ? 0 : rate >= 1 ? 1 : 2)}
      <span className="block text-meta whitespace-nowrap text-muted">{plural(samples, "sample")}</span>
    </>
  );
}

function Rows({ words, of }: { words: readonly MovedWord[]; of: WordingDetail["words"] }) {
  return words.map((word) => (
    <tr key={word.word}>
      <RowHead>
        <SampleText text={word.word} />
      </RowHead>
      <Td align="right">
        <Rate samples={word.samples} words={of.words} />
      </Td>
      <Td align="right">
        <Rate samples={word.human} words={of.humanWords} />
      </Td>
      <Td align="right" className="whitespace-nowrap">
        {word.ratio === null ? "never human" : `×${times(word.ratio)}`}
        <span className="block text-meta whitespace-nowrap text-muted">{timesInterval(word)}</span>
      </Td>
    </tr>
  ));
}

function Way({
  words,
  of,
  index,
  name,
}: {
  words: readonly MovedWord[];
  of: WordingDetail["words"];
  index: number;
  name: "rose" | "fell";
}) {
  const title = words.length === 0 ? `No word surely ${name}` : `Words that ${name} most`;
  const rest = words.slice(OPEN);
  return (
    <section className="min-w-0">
      <h3 className="mb-2 font-medium">{title}</h3>
      {words.length > 0 && (
        <BesidePeople what="Word" index={index} caption={title}>
          <Rows words={words.slice(0, OPEN)} of={of} />
        </BesidePeople>
      )}
      {rest.length > 0 && (
        <details className="mt-2">
          <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">
            {rest.length} more
          </summary>
          <div className="mt-2">
            <BesidePeople what="Word" index={index} caption={`${title}, continued`}>
              <Rows words={rest} of={of} />
            </BesidePeople>
          </div>
        </details>
      )}
    </section>
  );
}

/** The words that moved most against people, both ways. */
export function MovedWords({ of, index }: { of: WordingDetail["words"]; index: number }) {
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
      <Way words={of.risen} of={of} index={index} name="rose" />
      <Way words={of.fallen} of={of} index={index} name="fell" />
    </div>
  );
}
