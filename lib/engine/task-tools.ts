/** What a task may use: a report of how far it is, and the bytes streamed to it (none unless the caller sends a stream). */
export interface TaskTools {
  progress(report: Progress): void;
  stream: AsyncIterable<Uint8Array>;
}

/** How far a task is, in its own unit; `total` where it is known. */
export interface Progress {
  done: number;
  total?: number;
  unit: string;
}
