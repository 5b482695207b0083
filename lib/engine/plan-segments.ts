import { openBlobs } from "#store/fs.ts";
import { readIdIndex } from "#store/segment.ts";
import { createCopies, DIGEST_BYTES, type FirstCopies } from "./copies.ts";

/** `folder`: of the blobs. `indexes`: id indexes of a generation's segments, in the order that counts its copies. */
export interface PlanSegments {
  folder: string;
  indexes: string[];
}

const WIDTH = 16;

/**
 * For each segment the contents that earlier ones hold too, and how many copies come before: so segments can be reduced
 * apart, in any order, and copies are dealt as if they were one. O(samples); memory: 14 bytes a different content.
 */
export async function planSegments({ folder, indexes }: PlanSegments): Promise<FirstCopies[]> {
  const blobs = openBlobs(folder);
  const copies = createCopies();
  const plans: FirstCopies[] = [];
  for (const name of indexes) {
    const { records, digests } = await readIdIndex(blobs, name);
    const own = createCopies();
    const repeated: Uint8Array[] = [];
    const before: number[] = [];
    for (let i = 0; i < records; i++) {
      const isFirstHere = own.nextOf(digests, i * WIDTH) === 0;
      const earlier = copies.nextOf(digests, i * WIDTH);
      if (!isFirstHere || earlier === 0) continue;
      repeated.push(digests.subarray(i * WIDTH, i * WIDTH + DIGEST_BYTES));
      before.push(earlier);
    }
    plans.push({ digests: Uint8Array.from(Buffer.concat(repeated)), before: Uint32Array.from(before) });
  }
  return plans;
}
