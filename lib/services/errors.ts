import { z } from "zod";
import type { FileError } from "#domain/formats/file-error.ts";
import { ERROR_CODES, type ErrorCode } from "./error-codes.ts";

export { FolderInUse } from "#db/lock.ts";
export type { ErrorCode } from "./error-codes.ts";

/**
 * A request that cannot be done, with a code for programs and sentences for people.
 * `details`: counts and the like, shown to the caller; never content, SQL or paths of the server.
 */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: ErrorCode;
  readonly help: string;
  readonly details: Record<string, unknown> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string = ERROR_CODES[code].means,
    more: { help?: string; cause?: unknown; details?: Record<string, unknown>; retryAfterSeconds?: number } = {},
  ) {
    super(message, "cause" in more ? { cause: more.cause } : {});
    this.code = code;
    this.help = more.help ?? ERROR_CODES[code].help;
    this.details = more.details;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }

  /** Exit code of a command that ends with this: 4 where trying again may help, else 2. */
  get exitCode(): 2 | 4 {
    return [408, 429, 500, 503, 507].includes(this.status) ? 4 : 2;
  }
}

const FULL = /^(ENOSPC|EDQUOT|EFBIG|53100)$/;
const CONNECTION = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|57P0[1-3]|08\d\d\d|53300)$/;

/** Any thrown value as a ServiceError: known failures of lower floors get their code, everything else is `internal`. */
export function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (error instanceof z.ZodError) return new ServiceError("request.invalid", sentence(error), { cause: error });
  for (let at = error; at instanceof Error; at = at.cause) {
    // By name, not class: pool and store may have been made by another instance of these modules (runtime.ts).
    if (isFileError(at)) return new ServiceError(at.code, at.message, { help: at.help, cause: error });
    const code = "code" in at ? String(at.code) : "";
    if (at.name === "StorageFull" || FULL.test(code))
      return new ServiceError("storage.full", undefined, { cause: error });
    if (at.name === "FolderInUse" || CONNECTION.test(code)) {
      return new ServiceError("store.unavailable", undefined, { cause: error, retryAfterSeconds: 5 });
    }
  }
  return new ServiceError("internal", undefined, { cause: error });
}

function isFileError(error: Error): error is FileError {
  return error.name === "FileError" && "code" in error && String(error.code) in ERROR_CODES;
}

function sentence(error: z.ZodError): string {
  const named = error.issues.slice(0, 3).map(({ path, message }) => {
    if (path.length === 0) return message;
    return message.endsWith("received undefined") ? `${path.join(".")} is missing` : `${path.join(".")}: ${message}`;
  });
  return `${named.join("; ")}.`;
}
