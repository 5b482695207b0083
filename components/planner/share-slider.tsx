"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { Field, Input } from "#components/ui/field.tsx";
import { useLive } from "#components/ui/live.ts";

/** Milliseconds without a move after which a moved slider asks anew. */
const SETTLED = 350;

/** A place of the slider that means something: today's share, the smallest that holds. */
export interface ShareMark {
  share: number;
  words: string;
}

function Marks({ marks, most }: { marks: readonly ShareMark[]; most: number }) {
  const within = marks.filter((mark) => mark.share <= most);
  return (
    <>
      <span className="relative block h-4" aria-hidden>
        {within.map((mark) => (
          <span
            key={mark.words}
            className="absolute top-0 h-2 w-0.5 bg-ink"
            style={{ left: `calc(8px + ${mark.share / most} * (100% - 16px) - 1px)` }}
          />
        ))}
      </span>
      <span className="flex flex-wrap gap-x-5 text-meta text-muted">
        {marks.map((mark) => (
          <span key={mark.words}>{mark.words}</span>
        ))}
      </span>
    </>
  );
}

/**
 * The fresh human share: a slider to `most`, a number field for the rest, and marks. Without scripts both are fields of the
 * form, the number leading when it is filled; with them either moves the other and asks anew once it rests.
 */
export function ShareSlider({ share, most, marks }: { share: number; most: number; marks: readonly ShareMark[] }) {
  const [percent, setPercent] = useState(share * 100);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isLive = useLive();
  useEffect(() => () => clearTimeout(waiting.current), []);
  const move = (event: ChangeEvent<HTMLInputElement>, factor: number) => {
    const { form } = event.currentTarget;
    const moved = Math.min(100, Math.max(0, Number(event.currentTarget.value) * factor));
    if (!Number.isFinite(moved)) return;
    setPercent(moved);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => form?.requestSubmit(), SETTLED);
  };
  const rounded = Number(percent.toFixed(2));
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <label className="min-w-0 grow basis-64">
        <span className="mb-1 block text-meta text-muted">Fresh human share of every bundle to come</span>
        <input
          type="range"
          name="share"
          min={0}
          max={most}
          step={0.01}
          value={Number((Math.min(most * 100, percent) / 100).toFixed(4))}
          aria-valuetext={`${rounded}%`}
          onChange={(event) => move(event, 100)}
          className="block h-6 w-full accent-ink"
        />
        <Marks marks={marks} most={most} />
      </label>
      <div className="w-24">
        <Field label="Exactly, %">
          <Input
            type="number"
            inputMode="decimal"
            min={0}
            max={100}
            step="any"
            // Until the script has taken over, a number typed here leads; then the slider holds it, unless it lies beyond its end.
            name={isLive && percent <= most * 100 ? undefined : "percent"}
            value={isLive ? rounded : undefined}
            placeholder={String(rounded)}
            onChange={(event) => move(event, 1)}
          />
        </Field>
      </div>
    </div>
  );
}
