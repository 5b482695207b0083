import type { Phase, Verdict } from "../judgement.ts";

/** How a verdict is seen: a word, a shape, a colour token. Colour never stands alone. */
export interface StatusMark {
  word: string;
  shape: "circle" | "triangle" | "square" | "ring";
  token: "ok" | "watch" | "breach" | "unknown";
}

/** The look of each verdict; the only place where a verdict gets a shape and a colour. */
export const STATUS: Record<Verdict, StatusMark> = {
  ok: { word: "ok", shape: "circle", token: "ok" },
  watch: { word: "watch", shape: "triangle", token: "watch" },
  breach: { word: "breach", shape: "square", token: "breach" },
  unknown: { word: "unknown", shape: "ring", token: "unknown" },
};

/** Drawing of a status shape: outline path, whether it is filled, and hatch strokes (unknown only). */
export interface ShapeDrawing {
  path: string;
  isFilled: boolean;
  hatch: string;
}

/** Draws a verdict's shape around (x, y) with radius r, as SVG path data. */
export function shapeAt(verdict: Verdict, x: number, y: number, r: number): ShapeDrawing {
  const n = (value: number) => Number(value.toFixed(2));
  const circle = `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
  switch (STATUS[verdict].shape) {
    case "circle":
      return { path: circle, isFilled: false, hatch: "" };
    case "triangle":
      return { path: `M${n(x)} ${n(y - r)}L${n(x + r)} ${n(y + r * 0.8)}H${n(x - r)}Z`, isFilled: true, hatch: "" };
    case "square":
      return {
        path: `M${n(x - r * 0.9)} ${n(y - r * 0.9)}h${n(r * 1.8)}v${n(r * 1.8)}h${n(-r * 1.8)}Z`,
        isFilled: true,
        hatch: "",
      };
    case "ring": {
      const d = r * 0.7;
      return {
        path: circle,
        isFilled: false,
        hatch: `M${n(x - d)} ${n(y + d)}L${n(x + d)} ${n(y - d)}M${n(x - r)} ${n(y)}L${n(x)} ${n(y - r)}M${n(x)} ${n(y + r)}L${n(x + r)} ${n(y)}`,
      };
    }
  }
}

const HARM: Record<Verdict, number> = { breach: 0, watch: 1, unknown: 2, ok: 3 };

/** Orders verdicts worst first: breach, watch, unknown, ok. */
export function byHarm(a: Verdict, b: Verdict): number {
  return HARM[a] - HARM[b];
}

/** How a phase is drawn on the strip: its height, and whether it takes the colour of the generation's verdict. */
export interface PhaseMark {
  word: string;
  fill: "outline" | "line" | "half" | "full" | "half-dots" | "hatch";
  token: "ink" | "verdict" | "unknown";
}

/** The look of each phase on the phase strip: height by phase, colour by verdict. */
export const PHASE_MARKS: Record<Phase, PhaseMark> = {
  reference: { word: "reference", fill: "outline", token: "ink" },
  healthy: { word: "healthy", fill: "line", token: "verdict" },
  "early-collapse": { word: "early collapse", fill: "half", token: "verdict" },
  "late-collapse": { word: "late collapse", fill: "full", token: "verdict" },
  shift: { word: "shift", fill: "half-dots", token: "ink" },
  "insufficient-data": { word: "not enough data", fill: "hatch", token: "unknown" },
};
