/** The world a command sees; `out` carries the result only, `err` everything else. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Whether `err` is a terminal that somebody watches. */
  isTerminal: boolean;
  columns: number;
  env: Record<string, string | undefined>;
  stdin: AsyncIterable<Uint8Array>;
  /** The place a path on the command line means. */
  pathOf(file: string): string;
}

/** A command line that cannot be understood: exit 2, with the usage. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
