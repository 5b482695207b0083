import type { InjectionQuantity } from "../judgement.ts";
import { count, interval, percent } from "./format.ts";

/** One of the requirements of a stratum, written out with its numbers. */
export interface RequirementLine {
  by: InjectionQuantity["ledBy"];
  samples: number;
  formula: string;
  /** The same formula with this ticket's numbers in place of the letters, or why it does not apply. */
  written: string;
  leads: boolean;
}

/** Writes an input of the formula: at most four decimals, none for show. */
export function factor(value: number): string {
  return String(Number(value.toFixed(4)));
}

/**
 * Writes out how the number of human samples of one stratum came about: rate, presence, recovery and floor, greatest wins.
 * Given a quantity with its inputs. Returns the requirements; the one that leads is marked.
 * Source: statistics.md 9.
 */
export function requirementLines(quantity: InjectionQuantity): RequirementLine[] {
  const { ledBy, rate, presence, floor, inputs } = quantity;
  const shorter = inputs.length === undefined || inputs.length === 1 ? "" : " / ℓ";
  return [
    {
      by: "rate",
      samples: rate,
      formula: `M (τ − μ) / (κ − τ)${shorter}`,
      written: rateWritten(quantity),
      leads: ledBy === "rate",
    },
    {
      by: "presence",
      samples: presence,
      formula: `(N needed − N in the bundle) / κ${shorter}`,
      written: presenceWritten(quantity),
      leads: ledBy === "presence",
    },
    ...recoveryLines(quantity),
    {
      by: "floor",
      samples: floor,
      formula: `λ* M${shorter}`,
      written: floorWritten(quantity),
      leads: ledBy === "floor",
    },
  ];
}

/** Chosen samples are shorter or longer than others by ℓ; nothing where they are not. */
const perLength = ({ length = 1 }: InjectionQuantity["inputs"]) => (length === 1 ? "" : ` / ${factor(length)}`);

function rateWritten({ inputs, rate }: InjectionQuantity): string {
  const { bundle, target, massLow, enrichment } = inputs;
  if (massLow === null) return "the mass of this stratum was not measured, so the rate asks for nothing";
  if (massLow >= target) return `μ ${factor(massLow)} is not below τ ${factor(target)}: 0`;
  const terms = `${count(bundle)} (${factor(target)} − ${factor(massLow)}) / (${factor(enrichment)} − ${factor(target)})`;
  return enrichment <= target
    ? `κ ${factor(enrichment)} is not above τ: no amount reaches τ`
    : `${terms}${perLength(inputs)} = ${count(rate)}`;
}

function presenceWritten({ inputs, presence }: InjectionQuantity): string {
  const { presenceFrom, enrichment } = inputs;
  if (presenceFrom === undefined) return `so that a bundle shows as many of the lost events again: ${count(presence)}`;
  const { needed, held } = presenceFrom;
  if (needed <= held) return `${count(held)} are worth no less than the ${count(needed)} needed: 0`;
  return `(${count(needed)} − ${count(held)}) / ${factor(enrichment)}${perLength(inputs)} = ${count(presence)}`;
}

/** Quantities computed before recovery was known have no such line. */
function recoveryLines({ recovery, target, expected, ledBy }: InjectionQuantity): RequirementLine[] {
  if (recovery === undefined || target === undefined || expected === undefined) return [];
  const shown = interval(expected, "ratio");
  return [
    {
      by: "recovery",
      samples: recovery,
      formula: "least H after which the next generation surely shows the breach line",
      written: `surely over ${percent(target)}: ${count(recovery)}; after all that is asked, ${shown.value} is expected (${shown.interval})`,
      leads: ledBy === "recovery",
    },
  ];
}

function floorWritten({ inputs, floor }: InjectionQuantity): string {
  const { freshShare, bundle } = inputs;
  if (freshShare === null || floor === 0) return "no standing human share is asked for by the measured losses: 0";
  return `${factor(freshShare)} × ${count(bundle)}${perLength(inputs)} = ${count(floor)}`;
}
