import type { Metric } from "../metrics/define.ts";
import { METRICS, metricOf } from "../metrics/registry.ts";
import type { SeriesView } from "./views/series.ts";

/** A part of the diversity page: what it asks, and which metrics answer. */
export interface DiversityGroup {
  key: "richness" | "repetition" | "meaning" | "length";
  name: string;
  asks: string;
}

const GROUPS: readonly (DiversityGroup & { holds: (metric: Metric) => boolean })[] = [
  {
    key: "length",
    name: "Length",
    asks: "Are its samples as long as people's? Shorter ones confound every count of words.",
    holds: ({ role }) => role === "length",
  },
  {
    key: "meaning",
    name: "Meaning",
    asks: "Does what it says lie as wide as what people say?",
    holds: ({ family }) => family === "meaning",
  },
  {
    key: "repetition",
    name: "Repetition",
    asks: "Does it repeat itself?",
    holds: ({ role }) => role === "repetition" || role === "compression",
  },
  { key: "richness", name: "Richness", asks: "How many different things does it say?", holds: () => true },
];

const ORDER: readonly DiversityGroup["key"][] = ["richness", "repetition", "length", "meaning"];

/** Sorts series of diversity into the groups of their page; a series belongs to the first group that claims it. */
export function diversityGroups(series: readonly SeriesView[]): (DiversityGroup & { series: SeriesView[] })[] {
  const groupOf = ({ metric }: SeriesView) => GROUPS.find(({ holds }) => holds(metricOf(metric)))?.key;
  return ORDER.flatMap((key) => {
    const group = GROUPS.find((one) => one.key === key);
    const own = series.filter((one) => isOfDiversity(one) && groupOf(one) === key);
    return group === undefined || own.length === 0 ? [] : [{ key, name: group.name, asks: group.asks, series: own }];
  });
}

const isOfDiversity = ({ metric }: SeriesView) => metric.startsWith("diversity.") || metricOf(metric).role === "length";

/** Series of the drift page: what moved, what lies outside people's, how much of people's is reached, and the own richness. */
export function driftSeries(series: readonly SeriesView[]): SeriesView[] {
  const isOfDrift = ({ id, role }: Metric) =>
    id.startsWith("drift.") || role === "outside" || role === "drift" || role === "richness";
  const wanted = METRICS.filter(isOfDrift).map(({ id }) => id);
  return series.filter(({ metric, slice }) => wanted.includes(metric) && !/^[qn]:/.test(slice));
}
