import { hash } from "node:crypto";
import type { EventMatcher } from "#domain/events.ts";
import { contentText } from "#domain/formats/canonical.ts";
import type { Sample } from "#domain/sample.ts";
import type { Carrier } from "#domain/summary/carried.ts";
import type { TokenisedSample } from "#domain/summary/incidence.ts";
import { type KeptText, TEXT_CUT } from "#domain/summary/summary.ts";
import type { Scored } from "#domain/summary/surprise.ts";
import { tokenizerId, words } from "#domain/text/words.ts";
import { type Copies, createCopies } from "./copies.ts";

/** Copies of one text that share a key; further ones are dealt by copy number, so that boilerplate cannot fall in or out as a whole. */
const COPIES_TOGETHER = 20;
/** Labels and numbers alone repeat by nature: kept together, a rare one would lie in one half of the reference alone. */
const LABELLED_TOGETHER = 1;

/** The tokenizer of this process: another ICU or Unicode is another tokenizer. */
export const TOKENIZER = tokenizerId({
  icu: process.versions.icu ?? "none",
  unicode: process.versions.unicode ?? "none",
});

/** How texts become words: as strings, or as numbers of a vocabulary. */
export interface WordReader<Words> {
  read(text: string): Words;
  /** Words that were cut elsewhere. */
  take(names: string[]): Words;
  strings(own: Words): string[];
}

/** Words as strings. */
const STRINGS: WordReader<string[]> = { read: words, take: (names) => names, strings: (own) => own };

/** How samples are read: the lineage's salt, copies met so far (advanced), declared events. */
export interface Reading<Words> {
  salt: string;
  copies: Copies;
  /** Null: none is declared. */
  match: EventMatcher | null;
  words: WordReader<Words>;
  /** Human texts with a log probability were scored by the model and are none of its output; in a human reference they are samples. */
  isGeneration: boolean;
}

/** Samples read for what they say alone, as a first upload of a lineage with this salt and no declared event. */
export const plainReading = (salt: string): Reading<string[]> => ({
  salt,
  copies: createCopies(),
  match: null,
  words: STRINGS,
  isGeneration: false,
});

/** Samples after tokenising, the texts that may be kept, what else they carry, and human texts that the model scored. */
export interface Tokenised<Words> {
  samples: (Omit<TokenisedSample, "words"> & { words: Words })[];
  texts: KeptText[];
  carriers: Carrier[];
  scored: Scored[];
}

/**
 * Tokenises samples and gives each its key: 53 bits of SHA-256(salt, content digest[, copy number]), or of the salted
 * group where it has one, so that a group is split and drawn as a whole; the same whatever the upload's cut or order.
 * A sample without text counts its labels as its words.
 */
export function tokenise<Words>(samples: readonly Sample[], reading: Reading<Words>): Tokenised<Words> {
  const out: Tokenised<Words> = { samples: [], texts: [], carriers: [], scored: [] };
  const { salt, words: reader, match } = reading;
  for (const sample of samples) {
    const digest = hash("sha256", contentText(sample), "hex");
    const key = keyOf(sample, digest, reading);
    const nats = natsOf(sample);
    if (reading.isGeneration && sample.origin === "human" && sample.text !== undefined && nats !== null) {
      // By its text alone: each generation states another log probability of it.
      const own = sampleKey(salt, hash("sha256", sample.text, "hex"), "");
      out.scored.push({ key: own, nats, words: Array.from(new Set(words(sample.text))).sort() });
      continue;
    }
    const labels = sample.labels ?? [];
    const own =
      sample.text === undefined ? reader.take(labels.map((label) => `label:${label}`)) : reader.read(sample.text);
    const content = sample.text === undefined ? digest.slice(0, 16) : hash("sha256", sample.text, "hex").slice(0, 16);
    out.samples.push({
      key,
      grouped: sample.group !== undefined,
      content,
      words: own,
      labels,
      events: match ? match(sample, reader.strings(own)) : NONE,
      slices: slicesOf(sample),
      claims: claimsOf(sample),
    });
    const carrier = carrierOf(sample, { key, content, nats, salt });
    if (carrier) out.carriers.push(carrier);
    if (sample.text) out.texts.push({ key, content, text: sample.text.slice(0, TEXT_CUT) });
  }
  return out;
}

const NONE: string[] = [];

function keyOf<Words>(sample: Sample, digest: string, { salt, copies }: Reading<Words>): number {
  const copy = copies.next(digest);
  if (sample.group !== undefined) return sampleKey(salt, `group ${sample.group}`, "");
  const repeats = sample.text === undefined && sample.embedding === undefined;
  const together = repeats ? LABELLED_TOGETHER : COPIES_TOGETHER;
  return sampleKey(salt, digest, copy < together ? "" : String(copy));
}

/** −log probability a token, where both are stated. */
const natsOf = ({ logprob, tokens }: Sample) => (logprob !== undefined && tokens ? -logprob / tokens : null);

function carrierOf(
  { values, embedding, promptId, text }: Sample,
  { key, content, nats, salt }: { key: number; content: string; nats: number | null; salt: string },
): Carrier | null {
  const isAnswer = promptId !== undefined && text !== undefined;
  if (!values && !embedding && nats === null && !isAnswer) return null;
  const prompt = isAnswer ? hash("sha256", `${salt}\nprompt ${promptId}`, "hex").slice(0, 16) : "";
  return {
    key,
    ...(values && { values }),
    ...(embedding && { embedding }),
    ...(nats !== null && { nats }),
    ...(isAnswer && { answered: { prompt, key, content, text } }),
  };
}

function slicesOf({ labels, facets }: Sample): string[] {
  if (!labels && !facets) return NONE;
  const named = Object.entries(facets ?? {}).map(([name, value]) => `facet:${name}=${value}`);
  return [...(labels ?? []).map((label) => `label:${label}`), ...named].sort();
}

function claimsOf({ origin, provenance }: Sample): string[] {
  const claims = origin ? [`origin:${origin}`] : [];
  if (typeof provenance?.source === "string") claims.push("source:stated");
  if (Array.isArray(provenance?.parents) && provenance.parents.length > 0) claims.push("parents:stated");
  return claims.length === 0 ? NONE : claims.sort();
}

function sampleKey(salt: string, unit: string, copy: string): number {
  const bytes = hash("sha256", `${salt}\n${unit}\n${copy}`, "buffer");
  return bytes.readUInt32BE(0) * 0x200000 + (bytes.readUInt32BE(4) >>> 11);
}
