import { RULE_NAMES } from "./first-alarms.ts";
import type { Tally } from "./tally.ts";

const WIDTH = 640;
const TOP = 96;
const ROW = 62;
const STRIP = { left: 28, right: 392 };
const BAR = { left: 452, right: 564 };
const OURS = "#0f766e";
const OTHERS = "#64748b";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const label = (x: number, y: number, text: string, extra = "") =>
  `<text x="${x.toFixed(1)}" y="${y}" ${extra}>${escaped(text)}</text>`;

/** How many lineages a rule first alarmed at each generation; the last place is never. */
function firstOf({ leads, generations }: Tally, rule: string): number[] {
  const places = new Array<number>(generations + 1).fill(0);
  for (const own of leads.filter((each) => each.rule === rule)) {
    for (const first of own.first)
      places[(first ?? generations + 1) - 1] = (places[(first ?? generations + 1) - 1] ?? 0) + 1;
  }
  return places;
}

/** Share of human generations alarmed of, every kind of human set counting alike. */
export function falseShare({ falseAlarms }: Tally, rule: string): number {
  const own = falseAlarms.filter((each) => each.rule === rule && each.generations > 0);
  return own.reduce((sum, { alarms, generations }) => sum + alarms / generations, 0) / Math.max(1, own.length);
}

function rowOf(tally: Tally, rule: string, y: number): string {
  const colour = rule.startsWith("Tailwatch") ? OURS : OTHERS;
  const places = firstOf(tally, rule);
  const total = Math.max(
    1,
    places.reduce((sum, each) => sum + each, 0),
  );
  const step = (STRIP.right - STRIP.left - 40) / (places.length - 1);
  const marks = places.map((lineages, i) => {
    const x = STRIP.left + 20 + i * step;
    if (lineages === 0) return `<circle cx="${x.toFixed(1)}" cy="${y + 26}" r="1.5" fill="#cbd5e1"/>`;
    const radius = 9 + 9 * Math.sqrt(lineages / total);
    const isNever = i === places.length - 1;
    const paint = isNever ? `fill="#fff" stroke="${colour}" stroke-width="2"` : `fill="${colour}"`;
    const ink = isNever ? colour : "#fff";
    return `<circle cx="${x.toFixed(1)}" cy="${y + 26}" r="${radius.toFixed(1)}" ${paint}/>${label(x, y + 31, String(lineages), `fill="${ink}" font-size="14" text-anchor="middle"`)}`;
  });
  const share = falseShare(tally, rule);
  const width = (BAR.right - BAR.left) * share;
  const weight = rule.startsWith("Tailwatch") ? 'font-weight="600"' : "";
  return [
    label(STRIP.left, y, rule, `fill="#0f172a" font-size="17" ${weight}`),
    ...marks,
    `<rect x="${BAR.left}" y="${y + 17}" width="${BAR.right - BAR.left}" height="18" fill="#f1f5f9"/>`,
    `<rect x="${BAR.left}" y="${y + 17}" width="${width.toFixed(1)}" height="18" fill="${colour}"/>`,
    label(WIDTH - 14, y + 32, `${Math.round(100 * share)}%`, 'fill="#0f172a" font-size="17" text-anchor="end"'),
  ].join("\n");
}

/** The figure of the README: when each rule first sees the tail go, and how often it cries over people. SVG, light on any ground. */
export function pictureOf(tally: Tally): string {
  const height = TOP + RULE_NAMES.length * ROW + 8;
  const step = (STRIP.right - STRIP.left - 40) / tally.generations;
  const heads = Array.from({ length: tally.generations + 1 }, (_, i) =>
    label(
      STRIP.left + 20 + i * step,
      70,
      i < tally.generations ? `g${i + 1}` : "never",
      'fill="#475569" font-size="15" text-anchor="middle"',
    ),
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" role="img">`,
    "<title>When each rule first sees the tail go, and how often it alarms of people</title>",
    `<rect width="${WIDTH}" height="${height}" rx="10" fill="#fff"/>`,
    label(STRIP.left, 34, "First alarm while the tail goes", 'fill="#0f172a" font-size="18" font-weight="600"'),
    label(BAR.left, 34, "Alarms on people", 'fill="#0f172a" font-size="18" font-weight="600"'),
    ...heads,
    label(BAR.left, 70, "nothing is lost", 'fill="#475569" font-size="15"'),
    ...RULE_NAMES.map((rule, i) => rowOf(tally, rule, TOP + 12 + i * ROW)),
    "</svg>",
  ].join("\n")}\n`;
}
