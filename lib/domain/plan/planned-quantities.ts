import type { InjectionQuantity, Measurement } from "../judgement.ts";
import { tailRetention } from "../metrics/tail/retention.ts";
import type { Plan, PlannedInjection, StratumPlan } from "./plan.ts";
import { HELD } from "./quantity.ts";

/**
 * What a ticket asks for under a plan: per stratum in breach its chosen samples where they suffice, else random ones; the
 * stratum that is worst off where none is in breach. Empty when no number of samples brings any of them back.
 */
export function plannedQuantities(
  { strata }: Plan,
  measurements: readonly Pick<Measurement, "metric" | "slice" | "verdict">[],
): InjectionQuantity[] {
  const isInBreach = ({ stratum }: StratumPlan) =>
    measurements.some(
      ({ metric, slice, verdict }) => metric === tailRetention.id && slice === stratum && verdict === "breach",
    );
  const breached = strata.filter(isInBreach);
  const worst = strata.toSorted((a, b) => a.now.value - b.now.value).slice(0, 1);
  return (breached.length > 0 ? breached : worst).flatMap(quantityOf);
}

function quantityOf({ stratum, injections }: StratumPlan): InjectionQuantity[] {
  const random = injections.find(({ kind }) => kind === "random");
  const chosen = injections.find(({ kind, humanSamples }) => kind === "targeted" && humanSamples !== null) ?? random;
  return chosen?.humanSamples ? [written(stratum, chosen, chosen.humanSamples, random?.humanSamples ?? null)] : [];
}

function written(
  stratum: string,
  { kind, ledBy, requirements, onceFixed, expected, inputs }: PlannedInjection,
  humanSamples: number,
  atRandom: number | null,
): InjectionQuantity {
  const { rate, presence, recovery, floor } = requirements;
  return {
    ...{ stratum, humanSamples, kind, ledBy, presence, atRandom, inputs, target: HELD },
    ...{ rate: rate ?? 0, recovery: recovery ?? 0, floor: floor ?? 0 },
    ...(onceFixed === null ? {} : { onceFixed }),
    ...(expected === null ? {} : { expected }),
  };
}
