/** What a sample may claim about who made it; a claim, never a proof. */
export const ORIGINS = ["human", "synthetic", "mixed", "unknown"] as const;
export type Origin = (typeof ORIGINS)[number];

/**
 * One output of a model, or one human record, after strict parsing.
 * `text` is verbatim; "" is a sample of zero tokens, absent text is not.
 * `labels` are unique and sorted by code unit; `values` are finite numbers by name.
 * `embedding` rows are finite and not all zero; `logprob` is natural log summed over the text.
 * `group` names the larger thing a sample was cut from (conversation, document).
 */
export interface Sample {
  id: string;
  text?: string;
  prompt?: string;
  promptId?: string;
  labels?: string[];
  facets?: Record<string, string | number | boolean>;
  metadata?: Record<string, unknown>;
  embedding?: number[];
  values?: Record<string, number>;
  logprob?: number;
  tokens?: number;
  probe?: string;
  group?: string;
  origin?: Origin;
  generator?: { model: string; version?: string; decoding?: Record<string, unknown> };
  provenance?: Record<string, unknown>;
  createdAt?: string;
}

/** A line that was not kept: where, why (closed code), and what to do about it. */
export interface Rejection {
  line: number;
  offset: number;
  code: string;
  field: string | null;
  message: string;
  help: string;
  excerpt: string;
}
