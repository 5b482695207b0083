import { isEnough, wantedInAll } from "../intake/enough.ts";
import type { StratumProgress } from "../intake/progress.ts";
import { costWords } from "../money.ts";
import { HELD } from "../plan/quantity.ts";
import { humanSamplesWanted } from "../ticket.ts";
import { count, fixed, generationName, percent, plural, sliceWords } from "./format.ts";
import type { BeforeAfter } from "./plot/before-after.ts";
import { verificationWords } from "./verification.ts";
import type { IntakeLine, TicketBundle, TicketDetail, TicketItem } from "./views/ticket.ts";

/** How far a collection is, on a card: "1,204 of 1,566 accepted". */
export function acceptedWords({ accepted, wanted, humanSamples }: TicketItem): string {
  if (wanted === null) return `${count(accepted)} accepted, too poor in what was lost`;
  return accepted === 0 ? `${plural(humanSamples, "human sample")}` : `${count(accepted)} of ${count(wanted)} accepted`;
}

/** One name and figure. */
export interface Line {
  name: string;
  value: string;
}

/** From what has to train to what has to be accepted, and what that costs: a line each. */
export function amountLines(ticket: TicketDetail): Line[] {
  const { progress, quantities, price, accepted } = ticket;
  const planned = humanSamplesWanted(quantities);
  const needed = progress === null ? planned : progress.needed;
  const atRandom = quantities.map((each) => each.atRandom);
  const random = atRandom.some((each) => each === null) ? null : Math.max(0, ...atRandom.map((each) => each ?? 0));
  const inAll = needed === null ? null : wantedInAll(needed, accepted);
  const cost = (name: string, samples: number | null) =>
    price === null || samples === null ? [] : [{ name, value: costWords(price, samples) }];
  return [
    { name: "Has to train, as planned", value: count(planned) },
    ...(progress === null ? [] : cost("Cost, as planned", wantedInAll(planned, accepted))),
    ...(progress === null
      ? []
      : [{ name: "Has to train, as measured", value: needed === null ? "no number suffices" : count(needed) }]),
    ...(inAll === null || needed === null
      ? []
      : [
          {
            name: "Stays out, to join the reference",
            value: inAll > needed ? count(inAll - needed) : "0, under 200 in all",
          },
          { name: "To be accepted in all", value: count(inAll) },
          ...cost("Cost of all", inAll),
        ]),
    ...(atRandom.every((each) => each === undefined)
      ? []
      : [
          { name: "If not chosen, has to train", value: random === null ? "no number suffices" : count(random) },
          ...cost("Cost of all, not chosen", random === null ? null : wantedInAll(random, accepted)),
        ]),
  ];
}

/** One stratum of a ticket, planned beside measured. */
export interface StratumRow {
  stratum: string;
  name: string;
  /** "κ 2.4, ℓ 0.7". */
  planned: string;
  measured: string;
  plannedSamples: string;
  measuredSamples: string;
  /** Share of the need that trains, 0 to 1; null where it cannot be met or nothing came. */
  share: number | null;
}

/** The strata of a ticket with what was planned and what was measured. */
export function stratumRows({ quantities, progress }: TicketDetail): StratumRow[] {
  const trains = progress === null ? 0 : progress.accepted - progress.heldBack;
  return quantities.map(({ stratum, humanSamples, inputs }) => {
    const own = progress?.strata.find((each) => each.stratum === stratum);
    return {
      stratum,
      name: sliceWords(stratum),
      planned: richnessWords({ enrichment: inputs.enrichment, length: inputs.length ?? 1 }),
      measured: own === undefined ? "nothing came yet" : measuredWords(own),
      plannedSamples: count(humanSamples),
      measuredSamples: own === undefined ? "" : own.needed === null ? "no number suffices" : count(own.needed),
      share: shareOf(own, trains),
    };
  });
}

function shareOf(own: StratumProgress | undefined, trains: number): number | null {
  if (own === undefined || own.needed === null) return null;
  return own.needed === 0 ? 1 : Math.min(1, trains / own.needed);
}

const richnessWords = ({ enrichment, length }: { enrichment: number; length: number }) =>
  `κ ${fixed(enrichment, 2)}${length === 1 ? "" : `, ℓ ${fixed(length, 2)}`}`;

const measuredWords = ({ measured }: StratumProgress) =>
  measured === null ? "cannot be measured" : richnessWords(measured);

/** Why injecting now needs a reason; null when enough trains. */
export function tooLittleWords({ progress, quantities }: Pick<TicketDetail, "progress" | "quantities">): string | null {
  if (progress === null) return `Nothing was accepted yet; ${count(humanSamplesWanted(quantities))} have to train.`;
  if (isEnough(progress)) return null;
  const trains = progress.accepted - progress.heldBack;
  const need =
    progress.needed === null ? "and no number of samples like these suffices" : `of ${count(progress.needed)} needed`;
  return `${count(trains)} train ${need}.`;
}

/** What a bundle is made of, before and after: "7,000 model samples, then 1,242 human beside them: 15% human". */
export function bundleWords({ version, modelSamples, modelIndex, humanSamples, freshShare }: TicketBundle): string {
  return `Version ${version}: ${count(modelSamples)} samples of ${generationName(modelIndex)} and ${count(humanSamples)} human ones, ${percent(freshShare)} of all.`;
}

/** What of the accepted data stayed out, and why. */
export function heldBackWords({ heldBack, isPooled }: TicketBundle): string {
  if (heldBack === 0) return "All accepted samples train: under 200 none is held back.";
  const joins = isPooled ? "They join the reference" : "They are too few to join the reference";
  return `${plural(heldBack, "accepted sample")} stayed out of training. ${joins}, so that the next generation is measured against what people say now.`;
}

/** What became of an upload, in one sentence. */
export function intakeWords({ offered, accepted, duplicates, refused }: Counts): string {
  return `Of ${plural(offered, "line")}, ${count(accepted)} accepted, ${plural(duplicates, "duplicate")}, ${count(refused)} refused.`;
}

type Counts = Pick<IntakeLine, "offered" | "accepted" | "duplicates" | "refused">;

/** Why lines of an upload were refused: "copy.reference 3, text.too-short 1". */
export function refusedWords(byCode: Readonly<Record<string, number>>): string {
  const codes = Object.entries(byCode).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return codes.map(([code, lines]) => `${code} ${count(lines)}`).join(", ");
}

/** What was claimed of an upload: "annotators, evidence 2, CC-BY-4.0, consent contract, personal data none". */
export function claimWords({ source, level, licence, consent, personalData }: IntakeLine["claim"]): string {
  const parts = [source, `evidence ${level}`, licence, `consent ${consent}`, `personal data ${personalData}`];
  return parts.filter((part) => part !== "").join(", ");
}

/**
 * The strata of a ticket before and after, as far as is known: until the verdict, before is what fired. What was expected
 * belongs to the quantities of this round: a reopened ticket shows the result that reopened it, without.
 */
export function beforeAfterOf({ quantities, verification, alert, state }: TicketDetail): BeforeAfter[] {
  if (verification !== null) {
    const isOver = state === "reopened" || verification.strata.some((each) => each.outcome === "not-recovered");
    return verification.strata.map(({ stratum, before, after, target }) => {
      const own = quantities.find((each) => each.stratum === stratum);
      return { name: sliceWords(stratum), before, after, target, expected: (isOver ? null : own?.expected) ?? null };
    });
  }
  return quantities.map(({ stratum, expected, target }) => {
    const fired = alert.evidence.measurements.find(({ slice }) => slice === stratum)?.estimate;
    const before =
      fired?.kind === "value"
        ? { index: alert.evidence.generation, value: fired.value, low: fired.low, high: fired.high, n: fired.n }
        : null;
    return { name: sliceWords(stratum), before, after: null, target: target ?? HELD, expected: expected ?? null };
  });
}

/** What a ticket's verification says, before the next generation and after. */
export function verificationTitle({ state, verification, verifyIndex }: TicketDetail): string {
  if (verification !== null) return verificationWords(verification);
  if (state === "verifying" && verifyIndex !== null)
    return `Waits for the verdict on ${generationName(verifyIndex)}; the pale band is what is expected.`;
  if (state === "injected")
    return "The next generation that closes is judged for it; the pale band is what it is expected to show.";
  return "After the injection, the next generation is expected to show what the pale band spans.";
}
