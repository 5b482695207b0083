import { deflateRaw } from "pako";
import type { Tools } from "#domain/metrics/define.ts";

/** Bytes of a gzip frame beyond its DEFLATE data. */
const FRAME = 18;

/** DEFLATE by pako: its bytes do not change with the build of Node, as zlib's do. */
export const TOOLS: Tools = {
  deflate: (text) => {
    const bytes = Buffer.from(text);
    return { bytes: bytes.length, deflated: deflateRaw(bytes, { level: 9 }).length + FRAME };
  },
};

/** Raw DEFLATE at its best level, by the same. */
export const deflated = (bytes: Uint8Array): Uint8Array => deflateRaw(bytes, { level: 9 });
