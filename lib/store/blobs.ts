/** No blob of this name lies here. */
export class BlobMissing extends Error {
  override readonly name = "BlobMissing";
}

/** The bytes read back are not the bytes the name promises. */
export class BlobDamaged extends Error {
  override readonly name = "BlobDamaged";
}

/** The disk, a quota or a file size limit refused the write; nothing half-written is left. */
export class StorageFull extends Error {
  override readonly name = "StorageFull";
}

/**
 * Immutable bytes named by their content.
 * `put`: returns the SHA-256 (hex) of the uncompressed bytes once they are durable; putting the same bytes again does nothing. Throws StorageFull.
 * `get`: the same bytes, hash verified. Throws BlobMissing, BlobDamaged.
 */
export interface BlobStore {
  put(bytes: Uint8Array): Promise<string>;
  get(key: string): Promise<Uint8Array>;
  has(key: string): Promise<boolean>;
}
