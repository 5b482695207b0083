import { ServiceError } from "#services/errors.ts";
import { fields } from "../../respond.ts";

/** The fields of a small body where none is needed: no body at all gives none. */
export async function optionalFields(request: Request): Promise<Record<string, unknown>> {
  const length = request.headers.get("content-length");
  if (request.headers.get("content-type") === null && (length === null || length === "0")) return {};
  const given = await fields(request);
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return { ...given };
  throw new ServiceError("request.invalid", "Send a JSON object.");
}
