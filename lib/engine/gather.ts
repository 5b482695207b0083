import { mergeSummaries, type Summary } from "#domain/summary/summary.ts";

/** Summaries held before they are merged: memory follows this, not how many there are. */
const FAN_IN = 3;

/** Takes summaries one after another and holds few of them at a time. `whole`: all together, null when there was none. */
export function gatherer(): { add(part: Summary): void; whole(): Summary | null } {
  let parts: Summary[] = [];
  return {
    add(part) {
      parts.push(part);
      if (parts.length === FAN_IN) parts = [mergeSummaries(parts)];
    },
    whole: () => (parts.length === 0 ? null : mergeSummaries(parts)),
  };
}
