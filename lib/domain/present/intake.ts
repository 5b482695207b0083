import { isEnough, wantedInAll } from "../intake/enough.ts";
import type { IntakeProgress } from "../intake/progress.ts";
import { count, fixed, plural, sliceWords } from "./format.ts";

/** What is measured of accepted data, for the history of a ticket: the inputs of the formula that changed. */
export function measuredAgainWords(progress: IntakeProgress): string {
  const inputs = progress.strata.map(({ stratum, planned, measured }) =>
    measured === null
      ? `${sliceWords(stratum)}: cannot be measured, as planned`
      : `${sliceWords(stratum)}: κ ${fixed(measured.enrichment, 2)} (planned ${fixed(planned.enrichment, 2)}), ℓ ${fixed(measured.length, 2)} (planned ${fixed(planned.length, 2)})`,
  );
  return `Measured on ${plural(progress.accepted, "accepted sample")}: ${inputs.join("; ")}; ${needWords(progress)}`;
}

/** Where the collection stands, in one sentence: "2,310 accepted; at the measured richness 1,566 have to train: enough". */
export function progressWords(progress: IntakeProgress): string {
  return `${count(progress.accepted)} accepted; ${needWords(progress)}`;
}

/** The same once collecting is over. */
export function trainedWords({ accepted, heldBack, needed }: IntakeProgress): string {
  const trains = `${count(accepted)} accepted; ${count(accepted - heldBack)} went into training`;
  return needed === null ? `${trains}, too poor in what was lost.` : `${trains} of ${count(needed)} needed.`;
}

function needWords(progress: IntakeProgress): string {
  const { needed, accepted, heldBack } = progress;
  if (needed === null) return "samples like these reach the target in no number: they are too poor in what was lost.";
  if (needed === 0) return "nothing more has to train.";
  const trains = accepted - heldBack;
  const missing = wantedInAll(needed, accepted) - accepted;
  return isEnough(progress)
    ? `at what they are worth ${count(needed)} have to train, and ${count(trains)} do: enough.`
    : `at what they are worth ${count(needed)} have to train, and ${count(trains)} do: ${count(Math.max(1, missing))} more.`;
}
