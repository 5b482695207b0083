import type { Mark, Plot as PlotData, Tone } from "#domain/present/plot/marks.ts";
import { STATUS, shapeAt } from "#domain/present/status.ts";

const COLOUR: Record<Tone, string> = {
  ink: "var(--ink)",
  muted: "var(--muted)",
  rule: "var(--rule)",
  band: "color-mix(in srgb, var(--ink) 9%, transparent)",
  lost: "color-mix(in srgb, var(--breach) 20%, transparent)",
  bg: "var(--bg)",
  ok: "var(--ok)",
  watch: "var(--watch)",
  breach: "var(--breach)",
  unknown: "var(--unknown)",
};

function Title({ text }: { text: string | undefined }) {
  return text === undefined ? null : <title>{text}</title>;
}

function StatusMark({ mark }: { mark: Extract<Mark, { kind: "status" }> }) {
  const drawing = shapeAt(mark.verdict, mark.x, mark.y, mark.r);
  const colour = COLOUR[STATUS[mark.verdict].token];
  return (
    <g>
      <path d={drawing.path} fill={drawing.isFilled ? colour : "var(--bg)"} stroke={colour} strokeWidth={1.6} />
      {drawing.hatch !== "" && <path d={drawing.hatch} stroke={colour} strokeWidth={1} />}
      <Title text={mark.title} />
    </g>
  );
}

function Drawn({ mark, hatch }: { mark: Mark; hatch: string }) {
  if (mark.kind === "status") return <StatusMark mark={mark} />;
  if (mark.kind === "text") {
    return (
      <text
        x={mark.x}
        y={mark.y}
        textAnchor={mark.anchor ?? "start"}
        fill={COLOUR[mark.tone ?? "ink"]}
        fontSize={mark.size ?? 11}
        fontWeight={mark.weight}
      >
        {mark.text}
      </text>
    );
  }
  return (
    <path
      d={mark.d}
      fill={mark.fill === undefined ? "none" : mark.fill === "hatch" ? `url(#${hatch})` : COLOUR[mark.fill]}
      stroke={mark.stroke === undefined ? undefined : COLOUR[mark.stroke]}
      strokeWidth={mark.width}
      strokeDasharray={mark.dash}
      strokeLinejoin="round"
      opacity={mark.opacity}
    >
      <Title text={mark.title} />
    </path>
  );
}

/** Draws the marks of a plot as SVG, on the server: the chart that everyone gets, also without scripts. */
export function Plot({ plot, id }: { plot: PlotData; id: string }) {
  const hatch = `${id}-hatch`;
  return (
    <svg
      viewBox={`0 0 ${plot.width} ${plot.height}`}
      width={plot.width}
      height={plot.height}
      role="img"
      aria-label={`${plot.title} ${plot.description}`}
      className="block max-w-none"
    >
      <defs>
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1={0} y1={0} x2={0} y2={6} stroke="var(--unknown)" strokeWidth={1.2} />
        </pattern>
      </defs>
      {plot.marks.map((mark, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is drawn once, its marks never move
        <Drawn key={at} mark={mark} hatch={hatch} />
      ))}
    </svg>
  );
}
