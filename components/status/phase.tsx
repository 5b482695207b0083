import type { Mechanism, Phase as PhaseName } from "#domain/judgement.ts";
import { MECHANISM_WORDS, PHASE_WORDS } from "#domain/present/glossary.ts";
import { PHASE_MARKS } from "#domain/present/status.ts";

/** A phase in words, with the mechanism when the evidence tells it; the meaning is in the title. */
export function Phase({ phase, mechanism = null }: { phase: PhaseName; mechanism?: Mechanism | null }) {
  return (
    <span className="whitespace-nowrap" title={PHASE_WORDS[phase]}>
      {PHASE_MARKS[phase].word}
      {mechanism !== null && (
        <span className="text-muted" title={MECHANISM_WORDS[mechanism].means}>
          , {mechanism}
        </span>
      )}
    </span>
  );
}
