import { UPLOAD_LIMITS } from "./limits.ts";
import type { Compression } from "./magic.ts";
import { decodedDigest } from "./reader.ts";
import type { TaskTools } from "./task-tools.ts";

/** SHA-256 (hex) of the decoded bytes of a body that is only compared with an earlier one. Throws FileError. */
export async function digestUpload(input: { announced: Compression }, tools: TaskTools): Promise<string> {
  return decodedDigest(tools.stream, UPLOAD_LIMITS, input.announced);
}
