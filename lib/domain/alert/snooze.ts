import type { Severity } from "../alert.ts";
import type { Phase } from "../judgement.ts";

/**
 * A person's wish not to be told of an open alert for a while; it lies over any open state and moves none.
 * `until`: ISO time, `untilIndex`: a generation; one of them at least. What it stood at then is kept, since a snooze ends
 * early when severity rises, another slice fires or the phase worsens.
 */
export interface Snooze {
  until: string | null;
  untilIndex: number | null;
  reason: string;
  by: string;
  at: string;
  severity: Severity;
  slices: string[];
  phase: Phase;
}
