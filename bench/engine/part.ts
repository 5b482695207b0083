import { readFileSync, writeFileSync } from "node:fs";

/**
 * One line of the table. `seconds`: user processor time. `rssAboveIdleMb`: memory at most, above that of the idle
 * process before it had its input. `floor`: what the machine cannot beat, measured in the same process a moment before;
 * `ratio`: seconds over those of the floor, unless `note` says of what.
 */
export interface Figure {
  name: string;
  seconds: number;
  rssAboveIdleMb: number;
  goal: { text: string; isMet: boolean } | null;
  floor?: { name: string; seconds: number };
  ratio?: number;
  note?: string;
}

/** A file of bench/engine/parts exports one as `part`; it runs alone in a process of its own. */
export interface Part {
  name: string;
  run: (meter: Meter) => Figure[] | Promise<Figure[]>;
}

/** What one piece of work cost. */
export interface Cost {
  seconds: number;
  rssAboveIdleMb: number;
}

export type Meter = <T>(work: () => T | Promise<T>) => Promise<Cost & { result: T }>;

const megabytes = (name: "VmRSS" | "VmHWM") =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024;

/** A meter whose idle memory is that of now. Linux only. */
export function meterFromHere(): Meter {
  const idle = megabytes("VmRSS");
  return async (work) => {
    globalThis.gc?.();
    // Forgets the highest memory so far: what it took to make the input.
    writeFileSync("/proc/self/clear_refs", "5");
    const before = process.cpuUsage();
    const result = await work();
    const seconds = process.cpuUsage(before).user / 1e6;
    return { seconds, rssAboveIdleMb: Math.max(0, megabytes("VmHWM") - idle), result };
  };
}
