import { markedExcerpt, visibleText } from "#domain/present/sample-text.ts";

function Visible({ text }: { text: string }) {
  return visibleText(text).map((part, at) =>
    part.kind === "text" ? (
      part.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one constant text never move
      <span key={at} className="hidden-mark" title={part.name}>
        {part.text}
      </span>
    ),
  );
}

/** Text that someone else wrote: only ever text nodes, isolated in direction, with invisible characters shown. */
export function SampleText({ text, className = "" }: { text: string; className?: string }) {
  return (
    <bdi dir="auto" className={`break-words ${className}`}>
      <Visible text={text} />
    </bdi>
  );
}

/** The same, cut around an event, with every place of the event marked. */
export function MarkedText({ text, event }: { text: string; event: string }) {
  return (
    <bdi dir="auto" className="break-words">
      {markedExcerpt(text, event).map((part, at) =>
        part.isEvent ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one constant text never move
          <mark key={at} className="bg-transparent font-medium text-ink underline decoration-2 underline-offset-3">
            <Visible text={part.text} />
          </mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one constant text never move
          <Visible key={at} text={part.text} />
        ),
      )}
    </bdi>
  );
}
