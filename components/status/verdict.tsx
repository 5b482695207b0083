import type { ReactNode } from "react";
import type { Verdict as VerdictWord } from "#domain/judgement.ts";
import { NOT_JUDGED } from "#domain/present/judged.ts";
import { STATUS, shapeAt } from "#domain/present/status.ts";

const COLOUR = { ok: "text-ok", watch: "text-watch", breach: "text-breach", unknown: "text-unknown" } as const;

/** The shape of a verdict alone; give it a word beside it, or `label` when there is none. */
export function VerdictShape({ verdict, size = 12, label }: { verdict: VerdictWord; size?: number; label?: string }) {
  const drawing = shapeAt(verdict, 6, 6, 4.6);
  return (
    <svg
      viewBox="0 0 12 12"
      width={size}
      height={size}
      className={`inline-block shrink-0 ${COLOUR[STATUS[verdict].token]}`}
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined ? true : undefined}
    >
      <path
        d={drawing.path}
        fill={drawing.isFilled ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth={drawing.isFilled ? 0 : 1.8}
      />
      {drawing.hatch !== "" && <path d={drawing.hatch} stroke="currentColor" strokeWidth={1} />}
    </svg>
  );
}

/** A verdict: shape, word, colour, always the three together. Where nothing is judged, that alone: no unknown mark. */
export function Verdict({
  verdict,
  children,
  isJudged = true,
}: {
  verdict: VerdictWord;
  children?: ReactNode;
  isJudged?: boolean;
}) {
  if (!isJudged) return <span className="whitespace-nowrap text-muted">{NOT_JUDGED}</span>;
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span className="self-center leading-none">
        <VerdictShape verdict={verdict} />
      </span>
      <span>{children ?? STATUS[verdict].word}</span>
    </span>
  );
}
