import { hash } from "node:crypto";
import { type Provider, type ProviderFacts, providerText } from "#domain/provider.ts";

/** No vectors could be had. The message is one sentence for people, and names no secret. */
export class NotEmbedded extends Error {
  override readonly name = "NotEmbedded";
}

/** Another model answered than a moment ago. */
export class ProviderChanged extends Error {
  override readonly name = "ProviderChanged";
}

/** Vectors of texts in their order, null for a text that has none, and who made them. */
export interface Vectors {
  provider: Provider;
  vectors: (ArrayLike<number> | null)[];
}

/** A source of vectors. Throws NotEmbedded, ProviderChanged. */
export type Embedder = (texts: readonly string[]) => Promise<Vectors>;

/** A provider under its hash. */
export const providerOf = (facts: ProviderFacts): Provider => ({
  name: facts.provider,
  hash: hash("sha256", providerText(facts), "hex"),
});
