import { diskSpace } from "#store/space.ts";
import type { Context } from "../context.ts";
import { ServiceError } from "../errors.ts";

const LEAST_SHARE = 0.1;
const LEAST_BYTES = 5 * 1024 ** 3;

/** Whether new data may be stored: 10% of the disk free, or 5 GiB where that is less. What is left is for the database. */
export function hasRoom({ freeBytes, totalBytes }: { freeBytes: number; totalBytes: number }): boolean {
  return freeBytes >= Math.min(totalBytes * LEAST_SHARE, LEAST_BYTES);
}

/** Throws storage.full when the disk is nearly full: before anything of an upload is read or written. */
export async function assertRoom(ctx: Context): Promise<void> {
  if (!hasRoom(await diskSpace(ctx.blobFolder))) throw new ServiceError("storage.full");
}
