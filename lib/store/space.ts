import { mkdir, statfs } from "node:fs/promises";

/** Free and total bytes of the disk that holds a folder; the folder is made when it is missing. */
export async function diskSpace(folder: string): Promise<{ freeBytes: number; totalBytes: number }> {
  await mkdir(folder, { recursive: true });
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
