import { LEXICAL, lexicalVector } from "#domain/text/lexical.ts";
import { words } from "#domain/text/words.ts";
import { TOKENIZER } from "../tokenise.ts";
import { type Embedder, providerOf } from "./embedder.ts";

const PROVIDER = providerOf({ provider: LEXICAL.name, model: "", revision: TOKENIZER, dimension: LEXICAL.width });

/** The built-in vector: always there, and by wording only. */
export const byWording: Embedder = async (texts) => ({
  provider: PROVIDER,
  vectors: texts.map((text) => lexicalVector(words(text))),
});
