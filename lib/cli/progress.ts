import type { Io } from "./io.ts";

/** A line on the terminal that says how far a command is; nothing at all when nobody watches. */
export interface ProgressBar {
  /** `done` of `total` (bytes, or any unit); `note`: what else to say, short. */
  show(done: number, total: number | null, note?: string): void;
  /** Clears the line. */
  end(): void;
}

const EVERY_MILLISECONDS = 100;
const WIDTH = 24;

/** Makes a bar on stderr: only on a terminal, never with `--quiet`, in plain characters when NO_COLOR is set. */
export function createProgress(io: Io, label: string, isQuiet: boolean): ProgressBar {
  if (isQuiet || !io.isTerminal) return { show: () => undefined, end: () => undefined };
  const [full, rest] = io.env.NO_COLOR ? ["#", "-"] : ["█", "░"];
  const start = performance.now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    show(done, total, note = "") {
      const now = performance.now();
      if (now - drawn < EVERY_MILLISECONDS) return;
      drawn = now;
      const share = total === null || total === 0 ? null : Math.min(1, done / total);
      const filled = Math.round((share ?? 0) * WIDTH);
      const bar = share === null ? "" : ` ${full.repeat(filled)}${rest.repeat(WIDTH - filled)} ${percent(share)}`;
      const line = `${label}${bar} ${note} ${remaining(share, now - start)}`.trimEnd();
      io.err(`\r\u001b[2K${line.slice(0, Math.max(20, io.columns - 1))}`);
    },
    end: () => io.err("\r\u001b[2K"),
  };
}

function percent(share: number): string {
  return `${Math.floor(share * 100)}%`;
}

function remaining(share: number | null, elapsed: number): string {
  if (share === null || share < 0.02 || elapsed < 1000) return "";
  const seconds = Math.ceil(((elapsed / share) * (1 - share)) / 1000);
  return seconds >= 90 ? `${Math.ceil(seconds / 60)} min left` : `${seconds} s left`;
}
