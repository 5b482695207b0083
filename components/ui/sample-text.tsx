import { visibleText } from "#domain/present/sample-text.ts";

/** Text that someone else wrote: only ever text nodes, isolated in direction, with invisible characters shown. */
export function SampleText({ text, className = "" }: { text: string; className?: string }) {
  return (
    <bdi dir="auto" className={`break-words ${className}`}>
      {visibleText(text).map((part, at) =>
        part.kind === "text" ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one constant text never move
          <span key={at} className="hidden-mark" title={part.name}>
            {part.text}
          </span>
        ),
      )}
    </bdi>
  );
}
