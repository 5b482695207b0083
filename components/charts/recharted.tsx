"use client";

import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import type { Live, LivePoint } from "#domain/present/plot/marks.ts";

function Tip({ active, payload }: { active?: boolean; payload?: readonly { payload?: unknown }[] }) {
  const point = payload?.[0]?.payload as LivePoint | undefined;
  if (active !== true || point === undefined) return null;
  return (
    <div className="rounded-control border border-field bg-bg px-3 py-2 text-meta">
      {point.tip.map((line, at) => (
        <div key={line} className={at === 0 ? "text-body font-medium" : "text-muted"}>
          {line}
        </div>
      ))}
    </div>
  );
}

/** The interactive twin: the same size, margins and domains as the drawn chart, for pointer, touch and arrow keys. */
export function Recharted({ width, height, live }: { width: number; height: number; live: Live }) {
  return (
    <LineChart width={width} height={height} data={[...live.points]} margin={live.margins}>
      <CartesianGrid horizontal={false} vertical={false} />
      <XAxis dataKey="x" type="number" domain={[...live.xDomain]} scale={live.scale} hide allowDataOverflow />
      <YAxis type="number" domain={[...live.yDomain]} scale={live.scale} hide allowDataOverflow width={0} />
      <Tooltip content={<Tip />} isAnimationActive={false} cursor={{ stroke: "var(--muted)" }} />
      <Line
        dataKey="y"
        type="linear"
        stroke="var(--ink)"
        strokeWidth={1.25}
        dot={false}
        activeDot={{ r: 6, fill: "none", stroke: "var(--ink)", strokeWidth: 1.5 }}
        isAnimationActive={false}
      />
    </LineChart>
  );
}
