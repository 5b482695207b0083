"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Live } from "#domain/present/plot/marks.ts";

const Recharted = lazy(() => import("./recharted.tsx").then((module) => ({ default: module.Recharted })));

/** Stands on the drawn chart and fetches the interactive twin only when a pointer or the focus comes near. */
export function LivePlot({
  width,
  height,
  live,
  children,
}: {
  width: number;
  height: number;
  live: Live;
  children: ReactNode;
}) {
  const [isWanted, setWanted] = useState(false);
  const wake = () => setWanted(true);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only wakes the twin, which is a control of its own
    <div className="relative" style={{ width, height }} onPointerEnter={wake} onFocus={wake}>
      {children}
      {isWanted && (
        <div className="absolute inset-0">
          <Suspense>
            <Recharted width={width} height={height} live={live} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
