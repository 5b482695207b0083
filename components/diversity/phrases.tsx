import { BesidePeople } from "#components/ui/beside-people.tsx";
import { SampleText } from "#components/ui/sample-text.tsx";
import { RowHead, Td } from "#components/ui/table.tsx";
import type { WordingDetail } from "#domain/judgement.ts";
import { count, percent } from "#domain/present/format.ts";
import { phrasesFinding, times, timesInterval } from "#domain/present/wording.ts";
import { Example } from "./example.tsx";

type Phrase = WordingDetail["phrases"]["shown"][number];

function Rows({ of, detail }: { of: readonly Phrase[]; detail: WordingDetail["phrases"] }) {
  return of.map(({ phrase, texts, human, ratio }) => (
    <tr key={phrase}>
      <RowHead>
        <SampleText text={phrase} />
      </RowHead>
      <Td align="right">{percent(texts / Math.max(1, detail.texts))}</Td>
      <Td align="right">{percent(human / Math.max(1, detail.humanTexts))}</Td>
      <Td align="right">
        {ratio === null ? (
          "never human"
        ) : (
          <>
            ×{times(ratio.value)} <span className="whitespace-nowrap text-muted">({timesInterval(ratio)})</span>
          </>
        )}
      </Td>
    </tr>
  ));
}

/** The commonest phrases with the human share beside, and those that outgrew people's. */
export function Phrases({ detail, index }: { detail: WordingDetail; index: number }) {
  const { shown, texts, humanTexts } = detail.phrases;
  const title = phrasesFinding(detail, index);
  const common = shown.filter(({ isGrown }) => !isGrown);
  const grown = shown.filter(({ isGrown }) => isGrown);
  return (
    <Example
      title={title}
      note={`Share of ${count(texts)} texts (people: ${count(humanTexts)}) that hold the phrase, each text once; the ratio is read at equal amounts of text.`}
    >
      {common.length > 0 && (
        <BesidePeople what="Phrase" index={index} caption={title}>
          <Rows of={common} detail={detail.phrases} />
        </BesidePeople>
      )}
      {grown.length > 0 && (
        <details className="mt-2">
          <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">
            {grown.length} phrases that outgrew people's most
          </summary>
          <div className="mt-2">
            <BesidePeople what="Phrase" index={index} caption="Phrases that outgrew people's most">
              <Rows of={grown} detail={detail.phrases} />
            </BesidePeople>
          </div>
        </details>
      )}
    </Example>
  );
}
