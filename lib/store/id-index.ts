const WIDTH = 16;

/** What a segment holds, without reading it: position i of both arrays (16 bytes each) is one record; sorted by id hash, then digest. */
export interface IdIndex {
  records: number;
  idHashes: Uint8Array;
  digests: Uint8Array;
}

/** Bytes of an id index: all id hashes, then all content digests, 16 bytes each. Throws on a hash of another width. */
export function packIdIndex(records: readonly { idHash: Uint8Array; digest: Uint8Array }[]): Uint8Array {
  const sorted = records.toSorted((a, b) => Buffer.compare(a.idHash, b.idHash) || Buffer.compare(a.digest, b.digest));
  const packed = new Uint8Array(sorted.length * WIDTH * 2);
  sorted.forEach(({ idHash, digest }, i) => {
    if (idHash.length !== WIDTH || digest.length !== WIDTH) throw new Error("an id hash and a digest have 16 bytes");
    packed.set(idHash, i * WIDTH);
    packed.set(digest, (sorted.length + i) * WIDTH);
  });
  return packed;
}

/** The inverse of packIdIndex; views on the same bytes. */
export function unpackIdIndex(packed: Uint8Array): IdIndex {
  const half = packed.length / 2;
  return { records: half / WIDTH, idHashes: packed.subarray(0, half), digests: packed.subarray(half) };
}

/** The content digest kept for a sample id, or null when the index does not hold the id. O(log n). */
export function digestOfId(index: IdIndex, idHash: Uint8Array): Uint8Array | null {
  let low = 0;
  let high = index.records - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = Buffer.compare(index.idHashes.subarray(middle * WIDTH, (middle + 1) * WIDTH), idHash);
    if (order === 0) return index.digests.subarray(middle * WIDTH, (middle + 1) * WIDTH);
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}
