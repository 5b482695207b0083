import { hash } from "node:crypto";
import type { EmbeddingSettings, Provider } from "#domain/provider.ts";
import { EgressRefused, type Outgoing, postJson } from "#store/egress.ts";
import type { VectorCache } from "#store/vectors.ts";
import { CANARIES, revisionOf } from "./canaries.ts";
import { type Embedder, NotEmbedded, ProviderChanged, providerOf } from "./embedder.ts";

/** Texts of a request beside the fixed sentences. */
const AT_A_TIME = 128;
/** Characters of a text that are embedded: more would be cut by the models themselves, each in its own way. */
const CUT = 2_000;

type Settings = Extract<EmbeddingSettings, { provider: "openai" }>;
/** Patience with the endpoint. */
type Patience = Pick<Outgoing, "timeout" | "retries" | "pause">;

interface Answered {
  provider: Provider;
  vectors: number[][];
}

/** `…/embeddings` as it is; else the path that such endpoints have. */
export function addressOf(url: string): string {
  const bare = url.replace(/\/+$/, "");
  if (bare.endsWith("/embeddings")) return bare;
  return bare.endsWith("/v1") ? `${bare}/embeddings` : `${bare}/v1/embeddings`;
}

/**
 * Vectors from an endpoint that speaks OpenAI's `/v1/embeddings`. Every request carries twenty fixed sentences: another
 * answer to them is another provider. What was answered once is kept in the cache, so that a retry pays once.
 * Throws NotEmbedded, ProviderChanged.
 */
export function byEndpoint(settings: Settings, cache: VectorCache, patience: Patience = {}): Embedder {
  return async (texts) => {
    const cut = texts.map((text) => text.slice(0, CUT));
    const batches = Array.from({ length: Math.ceil(cut.length / AT_A_TIME) }, (_, b) =>
      cut.slice(b * AT_A_TIME, (b + 1) * AT_A_TIME),
    );
    // First the fixed sentences alone: they tell under which name earlier answers lie.
    const { provider } = await asked([], settings, cache, patience);
    const vectors: (ArrayLike<number> | null)[] = [];
    for (const batch of batches) {
      const name = hash("sha256", JSON.stringify([provider.hash, ...batch.map(digestOf)]), "hex");
      vectors.push(...((await kept(cache, name, batch.length)) ?? (await paid(name, batch, provider))));
    }
    return { provider, vectors: vectors.map((vector) => (vector && isNothing(vector) ? null : vector)) };
  };

  async function paid(name: string, batch: string[], provider: Provider): Promise<number[][]> {
    const answered = await asked(batch, settings, cache, patience);
    if (answered.provider.hash !== provider.hash) throw new ProviderChanged(provider.name);
    await cache.put(name, Float32Array.from(answered.vectors.flat()));
    return answered.vectors;
  }
}

const digestOf = (text: string) => hash("sha256", text, "base64");

const isNothing = (vector: ArrayLike<number>) => Array.from(vector).every((x) => x === 0);

async function kept(cache: VectorCache, name: string, rows: number): Promise<Float32Array[] | null> {
  const held = await cache.get(name);
  if (!held) return null;
  const width = held.length / rows;
  return Array.from({ length: rows }, (_, i) => held.subarray(i * width, (i + 1) * width));
}

async function asked(
  batch: readonly string[],
  { url, model, key, dimension }: Settings,
  cache: VectorCache,
  patience: Patience,
): Promise<Answered> {
  // Some endpoints refuse an empty text.
  const input = [...CANARIES, ...batch.map((text) => (text.trim() === "" ? "-" : text))];
  const dimensions = dimension === null ? {} : { dimensions: dimension };
  const body = JSON.stringify({ model, input, encoding_format: "float", ...dimensions });
  const headers = key === null ? {} : { authorization: `Bearer ${key}` };
  const text = await postJson({ ...patience, url: addressOf(url), body, headers }).catch((error) => {
    if (error instanceof EgressRefused)
      throw new NotEmbedded(`The embeddings endpoint gave no answer (${error.message}).`);
    throw error;
  });
  const vectors = vectorsOf(text, input.length, dimension);
  const width = vectors[0]?.length ?? 0;
  const base = JSON.stringify([model, width]);
  const revision = `${await revisionOf(cache, base, vectors.slice(0, CANARIES.length))};cut=${CUT}`;
  const provider = providerOf({ provider: "openai", model, revision, dimension: width });
  return { provider, vectors: vectors.slice(CANARIES.length) };
}

/** The vectors of an answer in the order of the texts. Throws NotEmbedded on an answer that is none. */
function vectorsOf(text: string, wanted: number, dimension: number | null): number[][] {
  const bad = (what: string) =>
    new NotEmbedded(`The embeddings endpoint gave an answer that cannot be used (${what}).`);
  let data: unknown;
  try {
    data = Object(JSON.parse(text)).data;
  } catch {
    throw bad("not JSON");
  }
  if (!Array.isArray(data) || data.length !== wanted) throw bad(`not ${wanted} vectors`);
  const vectors = new Array<number[]>(wanted);
  for (const [at, each] of data.entries()) {
    const { index = at, embedding } = Object(each);
    if (!Array.isArray(embedding) || !embedding.every(Number.isFinite)) throw bad("not numbers");
    vectors[index] = embedding;
  }
  const width = dimension ?? vectors[0]?.length ?? 0;
  for (let i = 0; i < wanted; i++) {
    const length = vectors[i]?.length ?? 0;
    if (length === 0 || length !== width) throw bad(`a vector of ${length} numbers, not ${width}`);
  }
  return vectors;
}
