import type { Rows } from "./summary/rows.ts";
import { LEXICAL } from "./text/lexical.ts";

/** Where embeddings come from. `off`: none but those that samples carry. */
export const EMBEDDING_PROVIDERS = ["lexical", "openai", "energetic", "off"] as const;

/** What the environment says of embeddings of texts. */
export type EmbeddingSettings =
  | { provider: "lexical" | "energetic" | "off" }
  | { provider: "openai"; url: string; model: string; key: string | null; dimension: number | null };

/** Who made the embeddings that a number was computed from. Numbers of two hashes are never compared. */
export interface Provider {
  name: string;
  /** SHA-256 over what `providerFacts` lists. */
  hash: string;
}

/** What makes vectors comparable. `revision`: of the model, or a digest of its weights or of what it says to fixed sentences. */
export interface ProviderFacts {
  provider: string;
  model: string;
  revision: string;
  dimension: number;
}

/** Rows are scaled to length 1, and longer ones projected from this seed (`summary/projection.ts`). */
const KEPT_AS = { normalisation: "length 1, 16 bits", projection: "projection/1" };

/** The text whose SHA-256 names a provider. */
export const providerText = ({ provider, model, revision, dimension }: ProviderFacts): string =>
  JSON.stringify([provider, model, revision, dimension, KEPT_AS.normalisation, KEPT_AS.projection]);

/** Whether its numbers tell of wording only: then they are shown and judge nothing. */
export const isByWording = ({ name }: Provider): boolean => name === LEXICAL.name;

/** Embeddings of the kept texts of both human halves and of a generation. */
export interface EmbeddedSides {
  catalogue: Rows;
  control: Rows;
  generation: Rows;
}

/** What became of embedding the kept texts: rows, or the reason why there are none. */
export type TextEmbedding = { provider: Provider } & (
  | { sides: EmbeddedSides }
  | { sides: null; reason: "not-run" | "mixed-providers"; why: string }
);

/** Where a generation's embeddings come from: its samples carry them, or its texts were embedded. */
export interface Embedding {
  carried: Provider | null;
  texts: TextEmbedding | null;
}
