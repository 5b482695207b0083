import { lanesOf } from "../stats/name-hash.ts";
import { ordered } from "../stats/ordered.ts";
import { LONGEST_WORD, TOKEN_CAP, words } from "./words.ts";

const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const DOT = 0x2e;
const SEPARATOR = 0;
const DIGIT = 1;
const LETTER = 2;

/** Lower-case code and class of each ASCII code. */
const LOWER = Uint8Array.from({ length: 128 }, (_, code) => (code >= 65 && code <= 90 ? code + 32 : code));
const CLASS = Uint8Array.from({ length: 128 }, (_, code) => {
  const lower = LOWER[code] ?? 0;
  if (lower >= 97 && lower <= 122) return LETTER;
  return lower >= 48 && lower <= 57 ? DIGIT : SEPARATOR;
});

/** Different words, numbered as they are met. `first`, `second`: lanes of each word's hash. */
export interface Vocabulary {
  readonly names: readonly string[];
  /** As long as there are names or longer; the arrays are replaced as it grows. */
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  /** The words of a text (`uw@1`) by number, in order: a view that the next call overwrites. */
  read(text: string): Uint32Array;
  /** Words that were cut elsewhere, by number: a view that the next call overwrites. */
  number(given: readonly string[]): Uint32Array;
  /** Different words given by number, in code-unit order of their names. */
  inOrder(ids: readonly number[]): Uint32Array;
}

/**
 * A growing vocabulary. An ASCII text, most of what there is, is read code by code without making a string of a word that
 * is known; any other goes through `words`. Both give the same words (a test compares). O(length of the text).
 */
export function createVocabulary(): Vocabulary {
  const known = createWordTable();
  const found = new Uint32Array(TOKEN_CAP);
  const number = (given: readonly string[]): Uint32Array => {
    const count = Math.min(given.length, TOKEN_CAP);
    for (let i = 0; i < count; i++) found[i] = known.numbered(given[i] as string);
    return found.subarray(0, count);
  };
  return {
    names: known.names,
    get first() {
      return known.lanes.first;
    },
    get second() {
      return known.lanes.second;
    },
    number,
    inOrder: orderOf(known.names),
    read(text) {
      const count = scan(text, known, found);
      return count < 0 ? number(words(text)) : found.subarray(0, count);
    },
  };
}

/**
 * Orders words by name. Strings are dear to compare, so ranks are kept of all words known when they were last ordered, and
 * only newer ones are compared by name.
 */
function orderOf(names: readonly string[]): (ids: readonly number[]) => Uint32Array {
  let rank = new Uint32Array(0);
  let byRank = new Uint32Array(0);
  const rerank = () => {
    byRank = Uint32Array.from(ordered(names).order);
    rank = new Uint32Array(byRank.length);
    byRank.forEach((id, place) => {
      rank[id] = place;
    });
  };
  return (ids) => {
    if (names.length > rank.length * 1.25) rerank();
    const known = Uint32Array.from(
      ids.filter((id) => id < rank.length),
      (id) => rank[id] as number,
    ).sort();
    const newer = ids.filter((id) => id >= rank.length);
    const { order } = ordered(newer.map((id) => names[id] as string));
    const sorted = new Uint32Array(ids.length);
    for (let at = 0, i = 0, j = 0; at < sorted.length; at++) {
      const left = i < known.length ? (byRank[known[i] as number] as number) : -1;
      const right = j < order.length ? (newer[order[j] as number] as number) : -1;
      const takesLeft = right < 0 || (left >= 0 && (names[left] as string) < (names[right] as string));
      sorted[at] = takesLeft ? left : right;
      if (takesLeft) i++;
      else j++;
    }
    return sorted;
  };
}

/** Reads an ASCII text word by word and returns how many. -1: not ASCII, or a word too long to be spelled. */
function scan(text: string, known: WordTable, found: Uint32Array): number {
  let count = 0;
  let from = 0;
  let length = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : SEPARATOR;
    if (code > 127) return -1;
    if (CLASS[code] === SEPARATOR && (length === 0 || !joins(text, i, code))) {
      if (length === 0) continue;
      if (count === TOKEN_CAP) return isAscii(text, i) ? count : -1;
      found[count++] = known.idOf(first, second, text, from, length);
      length = 0;
      continue;
    }
    if (length === LONGEST_WORD) return -1;
    const lower = LOWER[code] as number;
    if (length++ === 0) {
      from = i;
      first = FIRST;
      second = SECOND;
    }
    first = Math.imul(first ^ lower, 0x01000193);
    second = (Math.imul(second ^ lower, 0x85ebca6b) + lower) | 0;
  }
  return count;
}

const FIRST = 0x811c9dc5 | 0;
const SECOND = 0x9e3779b9 | 0;

interface WordTable {
  names: string[];
  lanes: { first: Uint32Array; second: Uint32Array };
  numbered(name: string): number;
  /** Number of the word of `text` at a place. Given two hashes of its lower-case codes: 64 bits tell words apart. */
  idOf(first: number, second: number, text: string, from: number, length: number): number;
}

/** Slots of an open-addressing table: two hashes and the number of a word, -1 where free. */
interface Slots {
  first: Int32Array;
  second: Int32Array;
  id: Int32Array;
}

const emptySlots = (size: number): Slots => ({
  first: new Int32Array(size),
  second: new Int32Array(size),
  id: new Int32Array(size).fill(-1),
});

function createWordTable(): WordTable {
  const names: string[] = [];
  const ids = new Map<string, number>();
  const lanes = { first: new Uint32Array(1024), second: new Uint32Array(1024) };
  let slots = emptySlots(4096);
  let used = 0;
  const admit = (name: string): number => {
    const id = names.push(name) - 1;
    ids.set(name, id);
    if (id === lanes.first.length) {
      lanes.first = doubled(lanes.first);
      lanes.second = doubled(lanes.second);
    }
    [lanes.first[id], lanes.second[id]] = lanesOf(name);
    return id;
  };
  const numbered = (name: string) => ids.get(name) ?? admit(name);
  return {
    names,
    lanes,
    numbered,
    idOf(first, second, text, from, length) {
      const slot = slotOf(slots, first, second);
      const known = slots.id[slot] as number;
      if (known >= 0) return known;
      const id = numbered(text.slice(from, from + length).toLowerCase());
      fill(slots, slot, { first, second, id });
      if (++used * 2 > slots.id.length) slots = larger(slots);
      return id;
    },
  };
}

/** Where a word lies, or would. */
function slotOf({ first, second, id }: Slots, one: number, two: number): number {
  const mask = id.length - 1;
  let slot = (one ^ (one >>> 15)) & mask;
  while ((id[slot] as number) >= 0 && (first[slot] !== one || second[slot] !== two)) slot = (slot + 1) & mask;
  return slot;
}

function fill(slots: Slots, slot: number, { first, second, id }: { first: number; second: number; id: number }): void {
  slots.first[slot] = first;
  slots.second[slot] = second;
  slots.id[slot] = id;
}

function larger(slots: Slots): Slots {
  const more = emptySlots(slots.id.length * 4);
  slots.id.forEach((id, i) => {
    const [first = 0, second = 0] = [slots.first[i], slots.second[i]];
    if (id >= 0) fill(more, slotOf(more, first, second), { first, second, id });
  });
  return more;
}

/** An apostrophe between letters, a dot or comma between digits. `i` is not the first place of a word. */
function joins(text: string, i: number, code: number): boolean {
  const wanted = code === APOSTROPHE ? LETTER : code === DOT || code === COMMA ? DIGIT : SEPARATOR;
  if (wanted === SEPARATOR) return false;
  const [before, after] = [text.charCodeAt(i - 1), text.charCodeAt(i + 1)];
  return CLASS[before] === wanted && CLASS[after] === wanted;
}

function isAscii(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
