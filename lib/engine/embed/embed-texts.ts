import type { Reference } from "#domain/comparison/comparison.ts";
import type { EmbeddedSides, Embedding, EmbeddingSettings, Provider, TextEmbedding } from "#domain/provider.ts";
import { textSides } from "#domain/rows/text-sides.ts";
import { type Rows, rowsOf } from "#domain/summary/rows.ts";
import type { KeptText, Summary } from "#domain/summary/summary.ts";
import { LEXICAL } from "#domain/text/lexical.ts";
import type { VectorCache } from "#store/vectors.ts";
import { type Embedder, NotEmbedded, ProviderChanged, providerOf } from "./embedder.ts";
import { byEndpoint } from "./endpoint.ts";
import { byLocalModel } from "./energetic.ts";
import { byWording } from "./lexical.ts";

/** A provider that changed while it was asked is asked once more, from the start. */
const ATTEMPTS = 2;

function embedderOf(settings: EmbeddingSettings, cache: VectorCache): Embedder | null {
  if (settings.provider === "off") return null;
  if (settings.provider === "openai") return byEndpoint(settings, cache);
  return settings.provider === "energetic" ? byLocalModel : byWording;
}

/**
 * Where the embeddings of a generation come from: its samples carry them, or the kept texts of both human halves and of
 * the generation are embedded as the settings say. An embedder that fails stops nothing: the reason stands in its place.
 */
export async function embeddingOf(
  settings: EmbeddingSettings,
  reference: Reference,
  generation: Summary,
  cache: VectorCache,
): Promise<Embedding> {
  const dimension = reference.kinds?.catalogue.rows.dimension ?? 0;
  if (dimension !== 0) {
    return { carried: providerOf({ provider: "sample", model: "", revision: "", dimension }), texts: null };
  }
  const embed = embedderOf(settings, cache);
  const sides = textSides(reference, generation);
  return { carried: null, texts: embed && sides ? await embedded(settings, embed, sides) : null };
}

async function embedded(
  settings: EmbeddingSettings,
  embed: Embedder,
  sides: Record<keyof EmbeddedSides, readonly KeptText[]>,
): Promise<TextEmbedding> {
  const provider = unnamedProvider(settings);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const rows = await allRows(embed, sides);
      if (rows) return rows;
    }
    const why = "People's and the generation's texts were embedded by different models.";
    return { provider, sides: null, reason: "mixed-providers", why };
  } catch (error) {
    if (!(error instanceof NotEmbedded)) throw error;
    return { provider, sides: null, reason: "not-run", why: error.message };
  }
}

/** All sides by one provider, or null where it changed on the way. */
async function allRows(
  embed: Embedder,
  sides: Record<keyof EmbeddedSides, readonly KeptText[]>,
): Promise<TextEmbedding | null> {
  try {
    const catalogue = await rowsFrom(embed, sides.catalogue);
    const control = await rowsFrom(embed, sides.control);
    const { provider, rows } = await rowsFrom(embed, sides.generation);
    if ([catalogue, control].some((side) => side.provider.hash !== provider.hash)) return null;
    return { provider, sides: { catalogue: catalogue.rows, control: control.rows, generation: rows } };
  } catch (error) {
    if (error instanceof ProviderChanged) return null;
    throw error;
  }
}

/** The provider as far as it is known without an answer of it. */
function unnamedProvider(settings: EmbeddingSettings): Provider {
  const model = settings.provider === "openai" ? settings.model : "";
  const name = settings.provider === "lexical" ? LEXICAL.name : settings.provider;
  return providerOf({ provider: name, model, revision: "", dimension: 0 });
}

async function rowsFrom(embed: Embedder, texts: readonly KeptText[]): Promise<{ provider: Provider; rows: Rows }> {
  const { provider, vectors } = await embed(texts.map(({ text }) => text));
  const samples = texts.flatMap(({ key }, i) => {
    const vector = vectors[i];
    return vector ? [{ key, embedding: Array.from(vector) }] : [];
  });
  return { provider, rows: rowsOf(samples) };
}
