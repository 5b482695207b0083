import { hash } from "node:crypto";
import { constants, zstdCompressSync } from "node:zlib";

/** Records a second that one thread can split, parse, hash and compress, keeping nothing: what ingest is measured against. */
export function physicalFloor(body: Buffer): number {
  const start = performance.now();
  const lines = body.toString("utf8").split("\n").filter(Boolean);
  for (const line of lines) hash("sha256", JSON.stringify(JSON.parse(line)));
  for (let at = 0; at < body.length; at += 8 * 1024 * 1024) {
    zstdCompressSync(body.subarray(at, at + 8 * 1024 * 1024), { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
  }
  return (lines.length / (performance.now() - start)) * 1000;
}
