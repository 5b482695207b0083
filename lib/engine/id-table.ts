import type { IdIndex } from "#store/id-index.ts";

/** What a record is to those known so far: its id is new, known with this content, or known with other content. */
export type Standing = "new" | "duplicate" | "conflict";

/** Sample ids and the contents they stand for, by 16-byte hashes. Memory: 32 bytes a sample, at most twice over. */
export interface IdTable {
  readonly size: number;
  /** Compares a record with those known, and keeps it when its id is new. */
  add(idHash: Uint8Array, digest: Uint8Array): Standing;
  /** The same without keeping it. */
  find(idHash: Uint8Array, digest: Uint8Array): Standing;
  addIndex(index: IdIndex): void;
}

const WIDTH = 16;

/** An open-addressing table: a Map with a text for each of two million ids would take ten times the memory. */
export function createIdTable(): IdTable {
  let capacity = 1024;
  let size = 0;
  let ids = new Uint8Array(capacity * WIDTH);
  let digests = new Uint8Array(capacity * WIDTH);
  let used = new Uint8Array(capacity);

  const slotOf = (idHash: Uint8Array): number => {
    let slot = head(idHash) & (capacity - 1);
    while (used[slot] === 1 && !equal(ids, slot, idHash)) slot = (slot + 1) & (capacity - 1);
    return slot;
  };
  const place = (idHash: Uint8Array, digest: Uint8Array) => {
    const slot = slotOf(idHash);
    used[slot] = 1;
    ids.set(idHash, slot * WIDTH);
    digests.set(digest, slot * WIDTH);
  };
  const grow = () => {
    const [oldIds, oldDigests, oldUsed] = [ids, digests, used];
    capacity *= 2;
    ids = new Uint8Array(capacity * WIDTH);
    digests = new Uint8Array(capacity * WIDTH);
    used = new Uint8Array(capacity);
    oldUsed.forEach((isUsed, slot) => {
      if (isUsed === 1) place(part(oldIds, slot), part(oldDigests, slot));
    });
  };
  const find = (idHash: Uint8Array, digest: Uint8Array): Standing => {
    const slot = slotOf(idHash);
    if (used[slot] !== 1) return "new";
    return equal(digests, slot, digest) ? "duplicate" : "conflict";
  };
  const add = (idHash: Uint8Array, digest: Uint8Array): Standing => {
    const standing = find(idHash, digest);
    if (standing !== "new") return standing;
    if (++size * 2 > capacity) grow();
    place(idHash, digest);
    return "new";
  };
  return {
    get size() {
      return size;
    },
    add,
    find,
    addIndex({ records, idHashes, digests: contents }) {
      for (let i = 0; i < records; i++) add(part(idHashes, i), part(contents, i));
    },
  };
}

function part(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.subarray(at * WIDTH, (at + 1) * WIDTH);
}

function head(hash: Uint8Array): number {
  return (((hash[0] ?? 0) << 24) | ((hash[1] ?? 0) << 16) | ((hash[2] ?? 0) << 8) | (hash[3] ?? 0)) >>> 0;
}

function equal(bytes: Uint8Array, slot: number, hash: Uint8Array): boolean {
  for (let i = 0; i < WIDTH; i++) if (bytes[slot * WIDTH + i] !== hash[i]) return false;
  return true;
}
