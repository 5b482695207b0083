/** Raw DEFLATE at its best level, handed in: the domain has no package. */
export type DeflateRaw = (bytes: Uint8Array) => Uint8Array;

const HEADER = 10;
const TRAILER = 8;
/** Name field that the published compression ratio's outer file carries, with its closing NUL. */
const NAME_FIELD = "compressed".length + 1;

/** Bytes of one gzip member (RFC 1952) without a name field. */
export const gzipLength = (bytes: Uint8Array, deflateRaw: DeflateRaw): number =>
  HEADER + deflateRaw(bytes).length + TRAILER;

/**
 * Compression ratio as published (Shaib et al. 2024): bytes over those of gzip applied twice, the outer file with its
 * name. Twice is a slip of the published program that its numbers contain. Returns null of no bytes.
 */
export function doubleGzipRatio(bytes: Uint8Array, deflateRaw: DeflateRaw): number | null {
  if (bytes.length === 0) return null;
  return bytes.length / (gzipLength(gzipMember(bytes, deflateRaw), deflateRaw) + NAME_FIELD);
}

/** One gzip member: best compression, no time, unknown system. */
function gzipMember(bytes: Uint8Array, deflateRaw: DeflateRaw): Uint8Array {
  const body = deflateRaw(bytes);
  const member = new Uint8Array(HEADER + body.length + TRAILER);
  member.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
  member.set(body, HEADER);
  const trailer = new DataView(member.buffer, HEADER + body.length);
  trailer.setUint32(0, crc32(bytes), true);
  trailer.setUint32(4, bytes.length, true);
  return member;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let c = byte;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC[(c ^ byte) & 255] as number) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
