import type { Mark, Plot, Tone } from "#domain/present/plot/marks.ts";
import { STATUS, shapeAt } from "#domain/present/status.ts";

/** The light palette of the screens; a card has no stylesheet to take it from. */
export const LIGHT: Record<Tone, string> = {
  ink: "#17181a",
  muted: "#5b5f66",
  rule: "#dfe1e4",
  band: "#e9eaec",
  lost: "#e6cdd0",
  bg: "#ffffff",
  ok: "#3b6599",
  watch: "#d07622",
  breach: "#820915",
  unknown: "#8b8d8f",
};

const HATCH =
  '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" stroke="#8b8d8f" stroke-width="1.5"/></pattern></defs>';

/** The shapes of a plot as an SVG document, without its texts: a renderer without fonts draws those itself. */
export function plotSvg(plot: Pick<Plot, "width" | "height" | "marks">): string {
  const size = `width="${plot.width}" height="${plot.height}" viewBox="0 0 ${plot.width} ${plot.height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${HATCH}${plot.marks.map(drawn).join("")}</svg>`;
}

function drawn(mark: Mark): string {
  if (mark.kind === "text") return "";
  if (mark.kind === "path") {
    const fill = mark.fill === undefined ? "none" : mark.fill === "hatch" ? "url(#hatch)" : LIGHT[mark.fill];
    const stroke = mark.stroke === undefined ? "" : ` stroke="${LIGHT[mark.stroke]}" stroke-width="${mark.width ?? 1}"`;
    const dash = mark.dash === undefined ? "" : ` stroke-dasharray="${mark.dash}"`;
    const opacity = mark.opacity === undefined ? "" : ` opacity="${mark.opacity}"`;
    return `<path d="${mark.d}" fill="${fill}"${stroke}${dash}${opacity}/>`;
  }
  const { path, isFilled, hatch } = shapeAt(mark.verdict, mark.x, mark.y, mark.r);
  const colour = LIGHT[STATUS[mark.verdict].token];
  const strokes = hatch === "" ? "" : `<path d="${hatch}" stroke="${colour}" stroke-width="1"/>`;
  return `<path d="${path}" fill="${isFilled ? colour : LIGHT.bg}" stroke="${colour}" stroke-width="1.6"/>${strokes}`;
}
