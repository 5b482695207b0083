import { notFound } from "next/navigation";
import { connection } from "next/server";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { contextFor } from "#services/runtime.ts";

/** Runs one read for a page; what is not there becomes the page that says so. */
export async function reading<T>(read: (ctx: Context) => Promise<T>): Promise<T> {
  // A build renders pages too, to see whether they are static: without a visitor it must not open the store.
  await connection();
  const ctx = await contextFor({ kind: "user" });
  try {
    return await read(ctx);
  } catch (error) {
    if (error instanceof ServiceError && error.code === "not-found") notFound();
    throw error;
  }
}
