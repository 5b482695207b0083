import { hash } from "node:crypto";
import { createNearIndex, type WordSet, wordSet } from "#domain/intake/near-index.ts";
import type { IntakeRefusal } from "#domain/intake/refusals.ts";
import type { Sample } from "#domain/sample.ts";
import { contentHash } from "#domain/summary/hash-counts.ts";
import { words } from "#domain/text/words.ts";

/** Fewer different words than this and a text is like many others by nature: then only equal contents are copies. */
const LEAST_WORDS = 4;

/** What became of a line: null, it is accepted. */
export type Fate = IntakeRefusal | "duplicate" | null;

/**
 * A sample beside all others. `key`: samples of one key are one, whoever sent them under which id: the text; the whole
 * content of one of few words; the id where labels and numbers alone repeat by nature. `digest`: of the content in hex,
 * null where equal contents tell nothing. `text`: hash of the text, and its words, of one that can be compared by them.
 */
export interface Told {
  key: string;
  digest: string;
  isTelling: boolean;
  text: { content: string; hash: number; words: WordSet } | null;
}

/** Reads what tells a sample from others. Given its content digest in hex, and the numbers of words. */
export function toldOf(sample: Sample, digest: string, code: (word: string) => number): Told {
  const own = sample.text === undefined ? new Float64Array(0) : wordSet(words(sample.text), code);
  if (sample.text !== undefined && own.length >= LEAST_WORDS) {
    const content = hash("sha256", sample.text, "hex");
    const text = { content, hash: contentHash(content.slice(0, 16)), words: own };
    return { key: `text ${content}`, digest, isTelling: true, text };
  }
  const isTelling = sample.text !== undefined || sample.embedding !== undefined;
  return { key: isTelling ? `content ${digest}` : `id ${sample.id}`, digest, isTelling, text: null };
}

/** The samples of one upload that the rules let pass, to be compared with what is stored, in the order of precedence. */
export interface Candidates {
  readonly waiting: number;
  add(line: number, told: Told): void;
  /** Contents stored elsewhere, 16 bytes each. */
  strikeContents(digests: Uint8Array, fate: IntakeRefusal): void;
  /** Whether each text waiting is one of a stored set. */
  strikeTexts(isStored: (hash: number) => boolean, fate: IntakeRefusal): void;
  strikeNear(set: WordSet, fate: IntakeRefusal): void;
  /** A sample that was accepted before. */
  strikeAccepted(told: Told): void;
  /** Compares those left with one another, in the order of what they say, so that the order of lines decides nothing. Returns what became of each line. */
  settle(): Map<number, Fate>;
}

interface Candidate extends Told {
  line: number;
  fate: Fate;
}

export function createCandidates(): Candidates {
  const all: Candidate[] = [];
  const byDigest = new Map<number, Candidate[]>();
  const byKey = new Map<string, Candidate[]>();
  const near = createNearIndex();
  const nearPlaces: Candidate[] = [];
  const strike = (of: readonly Candidate[], fate: Fate) => {
    for (const each of of) each.fate ??= fate;
  };
  return {
    get waiting() {
      return all.reduce((sum, { fate }) => sum + (fate === null ? 1 : 0), 0);
    },
    add(line, told) {
      const candidate: Candidate = { ...told, line, fate: null };
      all.push(candidate);
      push(byKey, told.key, candidate);
      if (told.isTelling) push(byDigest, headOf(Buffer.from(told.digest.slice(0, 12), "hex"), 0), candidate);
      if (told.text === null) return;
      near.add(told.text.words);
      nearPlaces.push(candidate);
    },
    strikeContents: (digests, fate) => {
      for (const found of withDigest(byDigest, digests)) strike(found, fate);
    },
    strikeTexts(isStored, fate) {
      strike(
        all.filter(({ text }) => text !== null && isStored(text.hash)),
        fate,
      );
    },
    strikeNear(set, fate) {
      for (const place of near.near(set)) strike(nearPlaces.slice(place, place + 1), fate);
    },
    strikeAccepted(told) {
      for (const same of byKey.get(told.key) ?? [])
        same.fate ??= same.digest === told.digest || told.text !== null ? "duplicate" : "id.conflict";
      if (told.text === null) return;
      for (const place of near.near(told.text.words)) strike(nearPlaces.slice(place, place + 1), "near-copy.accepted");
    },
    settle: () => settled(all),
  };
}

/** Candidates whose content is one of these, 16 bytes each. */
function* withDigest(byDigest: ReadonlyMap<number, Candidate[]>, digests: Uint8Array): Generator<Candidate[]> {
  const bytes = Buffer.from(digests.buffer, digests.byteOffset, digests.byteLength);
  for (let at = 0; at + WIDTH <= bytes.length; at += WIDTH) {
    const found = byDigest.get(headOf(bytes, at));
    if (found === undefined) continue;
    const digest = bytes.toString("hex", at, at + WIDTH);
    yield found.filter((each) => each.digest.startsWith(digest));
  }
}

function settled(all: readonly Candidate[]): Map<number, Fate> {
  const kept = new Map<string, Candidate>();
  const near = createNearIndex();
  const ordered = all.toSorted((a, b) => compare(a.key, b.key) || compare(a.digest, b.digest) || a.line - b.line);
  for (const candidate of ordered) {
    if (candidate.fate !== null) continue;
    const first = kept.get(candidate.key);
    if (first) {
      candidate.fate = first.digest === candidate.digest || candidate.text !== null ? "duplicate" : "id.conflict";
    } else if (candidate.text !== null && near.near(candidate.text.words).next().done === false) {
      candidate.fate = "near-copy.accepted";
    } else {
      kept.set(candidate.key, candidate);
      if (candidate.text !== null) near.add(candidate.text.words);
    }
  }
  return new Map(all.map(({ line, fate }) => [line, fate]));
}

const WIDTH = 16;
const HEAD = 6;

/** The first 48 bits of a digest as a number. */
const headOf = (bytes: Buffer, at: number) => bytes.readUIntBE(at, HEAD);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function push<Key>(map: Map<Key, Candidate[]>, key: Key, candidate: Candidate): void {
  const list = map.get(key);
  if (list) list.push(candidate);
  else map.set(key, [candidate]);
}
