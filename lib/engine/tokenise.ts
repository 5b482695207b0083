import { hash } from "node:crypto";
import type { EventMatcher } from "#domain/events.ts";
import { contentText } from "#domain/formats/canonical.ts";
import type { Sample } from "#domain/sample.ts";
import type { Carrier } from "#domain/summary/carried.ts";
import type { TokenisedSample } from "#domain/summary/incidence.ts";
import { type KeptText, TEXT_CUT } from "#domain/summary/summary.ts";
import { tokenizerId, words } from "#domain/text/words.ts";

/** Copies of one text that share a key; further ones are dealt by copy number, so that boilerplate cannot fall in or out as a whole. */
const COPIES_TOGETHER = 20;
/** Labels and numbers alone repeat by nature: kept together, a rare one would lie in one half of the reference alone. */
const LABELLED_TOGETHER = 1;

/** The tokenizer of this process: another ICU or Unicode is another tokenizer. */
export const TOKENIZER = tokenizerId({
  icu: process.versions.icu ?? "none",
  unicode: process.versions.unicode ?? "none",
});

/** Copies of each content seen so far, by content digest (hex). */
export type Copies = Map<string, number>;

/** Samples after tokenising, the texts that may be kept, and the numbers and embeddings they carry. */
export interface Tokenised {
  samples: TokenisedSample[];
  texts: KeptText[];
  carriers: Carrier[];
}

/**
 * Tokenises samples and gives each its key: 53 bits of SHA-256(salt, content digest[, copy number]), or of the salted
 * group where it has one, so that a group is split and drawn as a whole; the same whatever the upload's cut or order.
 * A sample without text counts its labels as its words.
 * `copies` is advanced.
 */
export function tokenise(samples: readonly Sample[], salt: string, copies: Copies, match: EventMatcher): Tokenised {
  const out: Tokenised = { samples: [], texts: [], carriers: [] };
  for (const sample of samples) {
    const digest = hash("sha256", contentText(sample), "hex");
    const copy = copies.get(digest) ?? 0;
    copies.set(digest, copy + 1);
    const repeats = sample.text === undefined && sample.embedding === undefined;
    const together = repeats ? LABELLED_TOGETHER : COPIES_TOGETHER;
    const grouped = sample.group !== undefined;
    const key = grouped
      ? sampleKey(salt, `group ${sample.group}`, "")
      : sampleKey(salt, digest, copy < together ? "" : String(copy));
    const labels = sample.labels ?? [];
    const own = sample.text === undefined ? labels.map((label) => `label:${label}`) : words(sample.text);
    const content = sample.text === undefined ? digest.slice(0, 16) : hash("sha256", sample.text, "hex").slice(0, 16);
    out.samples.push({ key, grouped, content, words: own, labels, events: match(sample, own) });
    const { values, embedding } = sample;
    if (values || embedding) out.carriers.push({ key, ...(values && { values }), ...(embedding && { embedding }) });
    if (sample.text) out.texts.push({ key, content, text: sample.text.slice(0, TEXT_CUT) });
  }
  return out;
}

function sampleKey(salt: string, unit: string, copy: string): number {
  const bytes = hash("sha256", `${salt}\n${unit}\n${copy}`, "buffer");
  return bytes.readUInt32BE(0) * 0x200000 + (bytes.readUInt32BE(4) >>> 11);
}
