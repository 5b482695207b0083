import { describe, expect, it } from "vitest";
import { z } from "zod";
import { StorageFull } from "#store/blobs.ts";
import { asServiceError, ServiceError } from "./errors.ts";

describe("asServiceError", () => {
  it("keeps a ServiceError as it is", () => {
    const error = new ServiceError("generation.closed", "Generation 4 is closed.");
    expect(asServiceError(error)).toBe(error);
    expect([error.status, error.exitCode]).toEqual([409, 2]);
  });

  it("knows a full disk and an absent database under whatever wrapped them", () => {
    const full = new Error("thread", { cause: new StorageFull("no room") });
    expect(asServiceError(full).code).toBe("storage.full");
    const refused = new Error("query", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) });
    expect(asServiceError(refused)).toMatchObject({ code: "store.unavailable", status: 503, exitCode: 4 });
  });

  it("knows the errors of another instance of the same modules, whose classes are not ours", () => {
    const file = Object.assign(new Error("It is empty."), { name: "FileError", code: "file.empty", help: "Send one." });
    expect(asServiceError(file)).toMatchObject({ code: "file.empty", message: "It is empty.", help: "Send one." });
    expect(asServiceError(Object.assign(new Error(), { name: "StorageFull" })).code).toBe("storage.full");
  });

  it("names the field of a bad input", () => {
    const bad = z.strictObject({ index: z.int() }).safeParse({ index: "four" });
    expect(asServiceError(bad.error)).toMatchObject({
      code: "request.invalid",
      message: expect.stringContaining("index"),
    });
  });

  it("says in a sentence which field is missing, and ends every sentence", () => {
    const missing = z.strictObject({ reason: z.string() }).safeParse({});
    expect(asServiceError(missing.error).message).toBe("reason is missing.");
    const wrong = z.strictObject({ name: z.string().min(1, "give a name") }).safeParse({ name: "" });
    expect(asServiceError(wrong.error).message).toBe("name: give a name.");
  });

  it("tells the caller nothing about an error it does not know", () => {
    const error = asServiceError(new Error('relation "secret" does not exist at /srv/app'));
    expect(error).toMatchObject({ code: "internal", status: 500 });
    expect(`${error.message} ${error.help}`).not.toMatch(/secret|srv/);
  });
});
