import type { Verdict } from "../../judgement.ts";

/** Colours of a chart: ink for data, light ink for the human band, the four status tokens, never more. */
export type Tone = "ink" | "muted" | "rule" | "band" | "lost" | "bg" | "ok" | "watch" | "breach" | "unknown";

/** One thing to draw, in the units of the plot's view box. Pure data: SVG, cards and print draw the same marks. */
export type Mark =
  | {
      kind: "path";
      d: string;
      stroke?: Tone;
      fill?: Tone | "hatch";
      width?: number;
      dash?: string;
      opacity?: number;
      title?: string;
    }
  | {
      kind: "text";
      x: number;
      y: number;
      text: string;
      anchor?: "start" | "middle" | "end";
      tone?: Tone;
      size?: number;
      weight?: number;
    }
  | { kind: "status"; x: number; y: number; r: number; verdict: Verdict; title?: string };

export interface Margins {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** A value that can be pointed at in the browser; `y` null leaves a gap, `tip` is what is said of it. */
export interface LivePoint {
  x: number;
  y: number | null;
  tip: readonly string[];
}

/** What the interactive twin needs to stand exactly on the drawn marks. */
export interface Live {
  margins: Margins;
  xDomain: readonly [number, number];
  yDomain: readonly [number, number];
  scale: "linear" | "log";
  points: readonly LivePoint[];
}

/** A chart as data: size, the finding as title, a description of two sentences, marks, and its interactive twin. */
export interface Plot {
  width: number;
  height: number;
  title: string;
  description: string;
  marks: readonly Mark[];
  live?: Live;
}

/** Rounds a coordinate to a hundredth, so that the same data give the same short bytes. */
export function at(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Path through points; a null lifts the pen. */
export function polyline(points: readonly (readonly [number, number] | null)[]): string {
  let isDown = false;
  let d = "";
  for (const point of points) {
    if (point === null) {
      isDown = false;
      continue;
    }
    d += `${isDown ? "L" : "M"}${at(point[0])} ${at(point[1])}`;
    isDown = true;
  }
  return d;
}

/** Closed area between an upper and a lower run of points. */
export function area(
  top: readonly (readonly [number, number])[],
  bottom: readonly (readonly [number, number])[],
): string {
  return top.length === 0 ? "" : `${polyline([...top, ...[...bottom].reverse()])}Z`;
}

/** Rectangle as path. */
export function box(x: number, y: number, width: number, height: number): string {
  return `M${at(x)} ${at(y)}h${at(width)}v${at(height)}h${at(-width)}Z`;
}
