import { METRICS } from "#domain/metrics/registry.ts";
import { seriesDescription, seriesFinding } from "#domain/present/findings.ts";
import { count, day, generationName, interval, plural, sliceWords } from "#domain/present/format.ts";
import type { Plot } from "#domain/present/plot/marks.ts";
import { trendPlot } from "#domain/present/plot/trend.ts";
import { verdictCounts } from "#domain/present/plot/verdict-counts.ts";
import { byHarm } from "#domain/present/status.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { readAlert } from "#services/reads/alerts.ts";
import { readLineage } from "#services/reads/lineage.ts";
import { readReview } from "#services/reads/reviews.ts";
import { type Card, cardImage } from "./card.ts";

/** The share card of a lineage, an alert or a frozen review, as PNG. Throws `not-found`. */
export async function shareCard(ctx: Context, kind: string, id: string): Promise<Uint8Array<ArrayBuffer>> {
  if (kind === "alert") return cardImage(await alertCard(ctx, id));
  if (kind === "lineage") return cardImage(await lineageCard(ctx, id));
  if (kind === "review") return cardImage(await reviewCard(ctx, id));
  throw new ServiceError("not-found", "There are cards of lineages, of alerts and of reviews.");
}

async function alertCard(ctx: Context, id: string): Promise<Card> {
  const alert = await readAlert(ctx, id);
  if (!alert) throw new ServiceError("not-found", "There is no such alert.");
  const { evidence, series } = alert;
  const leading = evidence.measurements[0]?.estimate;
  const unit = METRICS.find((metric) => metric.id === alert.metric)?.unit ?? "ratio";
  const known = leading?.kind === "value" ? leading : null;
  const shown = known === null ? null : interval(known, unit);
  const opened = day(new Date(alert.openedAt));
  return {
    place: `${alert.lineage.name} · ${generationName(evidence.generation)} · ${opened}`,
    verdict: alert.severity,
    headline: alert.headline,
    numbers: [
      ...(shown === null ? [] : [{ value: shown.value, name: `95% interval ${shown.interval}` }]),
      ...(known?.control ? [{ value: count(known.control.n), name: "human control samples" }] : []),
      { value: count(evidence.samples), name: "samples of the generation" },
    ],
    plot: series === null ? null : cardPlot(series, evidence.generation, alert.headline),
    foot: `Tailwatch · ${sliceWords(alert.slice)} · policy ${evidence.policy.id} version ${evidence.policy.version} · alert ${alert.state}`,
  };
}

async function lineageCard(ctx: Context, slug: string): Promise<Card> {
  const { row, families, selected } = await readLineage(ctx, slug, {});
  const judged = selected?.judgement ?? null;
  const lead = families[0]?.lead ?? null;
  const index = selected?.index ?? null;
  return {
    place: [
      row.name,
      ...(index === null ? [] : [generationName(index)]),
      ...(judged === null ? [] : [day(judged.at)]),
    ].join(" · "),
    verdict: row.verdict,
    headline: judged?.headline ?? row.finding,
    numbers: [
      { value: count(row.strip.length), name: row.strip.length === 1 ? "generation" : "generations" },
      { value: count(row.openAlerts), name: row.openAlerts === 1 ? "open alert" : "open alerts" },
      ...(selected === null ? [] : [{ value: count(selected.accepted), name: "samples of the generation" }]),
    ],
    plot: lead === null || index === null ? null : cardPlot(lead, index, judged?.headline ?? row.finding),
    foot: `Tailwatch · ${plural(row.strip.length, "generation")}${judged === null ? "" : ` · policy version ${judged.policyVersion}`}`,
  };
}

async function reviewCard(ctx: Context, id: string): Promise<Card> {
  const { at, reviewer, digest, document } = await readReview(ctx, id);
  const judged = document.lineages.filter(({ index }) => index !== null);
  const worst = judged.toSorted((a, b) => byHarm(a.verdict, b.verdict))[0];
  return {
    place: `Weekly review ${id} · ${day(new Date(at))} · ${reviewer}`,
    verdict: worst?.verdict ?? "unknown",
    headline: document.paragraph,
    numbers: document.numbers,
    plot: verdictCounts(judged.map(({ verdict }) => verdict)),
    foot: `Tailwatch · frozen, SHA-256 ${digest.slice(0, 16)}`,
  };
}

/** The chart takes the room that the headline leaves: two lines of it leave more than three. */
function cardPlot(series: SeriesView, generation: number, headline: string): Plot {
  const from = Math.max(0, Math.min(series.points[0]?.index ?? generation, generation - 3));
  const axis = {
    from,
    to: Math.max(generation, from + 3, series.points.at(-1)?.index ?? generation),
    width: 480,
    left: 40,
    right: 86,
  };
  const words = { title: seriesFinding(series, generation), description: seriesDescription(series) };
  return trendPlot(series, { axis, height: headline.length > 84 ? 124 : 156, isSmall: false, selected: null }, words);
}
