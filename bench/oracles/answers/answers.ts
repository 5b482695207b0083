/** Inputs of a golden file. Of a key with a side (`current.x`), `current_counts` is there as `counts` too. */
export type Inputs = Record<string, unknown>;

/** What an independent program gave, and how it was asked. Keys without a `value` describe the inputs (`_tokens`). */
export interface Entry {
  value: unknown;
  by?: string;
  call?: string;
  convention?: string;
  error?: string;
  tolerance_rel?: number;
  do_not_match?: boolean;
  [more: string]: unknown;
}

/**
 * What this project gives. `unknown`: the product's own answer to these inputs is unknown, with a reason of its closed
 * list; that meets a peer's error or NaN. `notComputed`: it has no such number, and why.
 * For `mauve`: one object a seed, with the peer's own fields as far as they are computed (checked to 1e-7), or one
 * number end to end (checked against the peer's range).
 */
export type Answer = { value: unknown } | { unknown: string } | { notComputed: string };

/** The whole file, for answers that need more than inputs: depths that the peer was asked for, histograms it saw. */
export interface GoldenFile {
  id: string;
  kind: string;
  inputs: Inputs;
  reference: Record<string, Entry>;
}

/**
 * Answers of one kind of file by key, without its side; `{name}` in a key stands for any part (`distinct_{n}_ws`).
 * The exact key wins, then the longest pattern. `key` is the whole key, without its side.
 */
export type Answers = Record<string, (inputs: Inputs, key: string, entry: Entry, file: GoldenFile) => Answer>;
