import { notFound } from "next/navigation";
import { connection } from "next/server";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { serve } from "#services/runtime.ts";

/** Runs one read for a page; what is not there becomes the page that says so. */
export async function reading<T>(read: (ctx: Context) => Promise<T>): Promise<T> {
  // A build renders pages too, to see which are static: it must never open the store.
  await connection();
  try {
    return await serve({ kind: "user" }, read);
  } catch (error) {
    if (error instanceof ServiceError && error.code === "not-found") notFound();
    throw error;
  }
}
