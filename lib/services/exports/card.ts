import { ImageResponse } from "@vercel/og";
import { type CSSProperties, createElement as h, type ReactElement } from "react";
import type { Verdict } from "#domain/judgement.ts";
import type { Mark, Plot } from "#domain/present/plot/marks.ts";
import { STATUS } from "#domain/present/status.ts";
import { LIGHT, plotSvg } from "./plot-svg.ts";

/** What a share card says. It holds no sample text: whoever sees the picture may not see the lineage. */
export interface Card {
  /** Lineage · generation · date. */
  place: string;
  verdict: Verdict;
  headline: string;
  /** At most three. */
  numbers: { value: string; name: string }[];
  plot: Plot | null;
  foot: string;
}

const WIDTH = 1200;
const HEIGHT = 630;
/** Plots are made for screens; on a card everything is read from afar. */
const SCALE = 1.6;
/** What Geist Regular draws: Latin-1 and Latin Extended-A without a few rare letters, and our own punctuation. */
const FOREIGN =
  /[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2212\u00b7]|[\u0114\u0115\u012c\u012d\u0138\u013f\u0140\u0149\u014e\u014f\u017f]/gu;

/** Text the bundled font can draw: every other character becomes "?", for a missing one would be fetched from outside. */
export function drawable(text: string): string {
  return text.normalize("NFC").replace(FOREIGN, "?");
}

/** Draws a card as PNG, 1200 × 630, light, with nothing fetched. */
export async function cardImage(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  const image = new ImageResponse(layout(card), { width: WIDTH, height: HEIGHT });
  return new Uint8Array(await image.arrayBuffer());
}

function layout(card: Card): ReactElement {
  const page: CSSProperties = {
    ...{ display: "flex", flexDirection: "column", width: WIDTH, height: HEIGHT, padding: "52px 56px 40px" },
    ...{ background: LIGHT.bg, color: LIGHT.ink, fontSize: 24 },
  };
  return h("div", { style: page }, [
    text(card.place, { color: LIGHT.muted, fontSize: 26 }, "place"),
    h("div", { key: "status", style: { display: "flex", alignItems: "center", marginTop: 18, fontSize: 30 } }, [
      picture(shape(card.verdict), 30, 30, "shape"),
      text(STATUS[card.verdict].word, { marginLeft: 12 }, "word"),
    ]),
    text(
      card.headline,
      { fontSize: 48, lineHeight: 1.14, marginTop: 12, lineClamp: 3, letterSpacing: -0.8 },
      "headline",
    ),
    h("div", { key: "evidence", style: { display: "flex", marginTop: "auto", alignItems: "flex-end" } }, [
      card.plot === null ? null : plotBox(card.plot),
      h(
        "div",
        { key: "numbers", style: { display: "flex", flexDirection: "column", marginLeft: "auto" } },
        card.numbers.slice(0, 3).map(number),
      ),
    ]),
    text(card.foot, { color: LIGHT.muted, fontSize: 20, marginTop: 24 }, "foot"),
  ]);
}

function text(content: string, style: CSSProperties, key: string): ReactElement {
  return h("div", { key, style: { display: "block", ...style } }, drawable(content));
}

function number({ value, name }: Card["numbers"][number]): ReactElement {
  return h(
    "div",
    { key: name, style: { display: "flex", flexDirection: "column", alignItems: "flex-end", marginTop: 10 } },
    [text(value, { fontSize: 32 }, "value"), text(name, { fontSize: 20, color: LIGHT.muted }, "name")],
  );
}

function picture(svg: string, width: number, height: number, key: string): ReactElement {
  return h("img", { key, src: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`, width, height });
}

function shape(verdict: Verdict): string {
  return plotSvg({ width: 12, height: 12, marks: [{ kind: "status", x: 6, y: 6, r: 4.6, verdict }] });
}

function plotBox(plot: Plot): ReactElement {
  const [width, height] = [plot.width * SCALE, plot.height * SCALE];
  return h("div", { key: "plot", style: { display: "flex", position: "relative", width, height } }, [
    picture(plotSvg(plot), width, height, "marks"),
    ...plot.marks.flatMap((mark, at) => (mark.kind === "text" ? [label(mark, at)] : [])),
  ]);
}

/** Half of the room a label may take around its anchor. */
const ROOM = 150;

function label(mark: Extract<Mark, { kind: "text" }>, at: number): ReactElement {
  const size = (mark.size ?? 11) * SCALE;
  const anchor = mark.anchor ?? "start";
  const x = mark.x * SCALE;
  const left = anchor === "start" ? x : anchor === "end" ? x - 2 * ROOM : x - ROOM;
  const justifyContent = { start: "flex-start", middle: "center", end: "flex-end" }[anchor];
  const style: CSSProperties = {
    ...{ position: "absolute", display: "flex", justifyContent, left, top: mark.y * SCALE - size, width: 2 * ROOM },
    ...{ fontSize: size, lineHeight: 1.2, color: LIGHT[mark.tone ?? "ink"] },
  };
  return h("div", { key: `t${at}`, style }, drawable(mark.text));
}
