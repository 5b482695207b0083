import type { Reference } from "#domain/comparison/comparison.ts";
import { unpack } from "#domain/summary/pack.ts";
import { type Verified, type VerifyInput, verifyTicket } from "#domain/verify/verify.ts";
import { openBlobs } from "#store/fs.ts";
import { mergedSummary, seedOf } from "./judge-segments.ts";

/** `folder`: of the blobs. `reference`: blob of the ticket's reference. `before`, `after`: blobs of the summaries of both generations' segments. */
export interface VerifyTicketBlobs extends Omit<VerifyInput, "reference" | "pair" | "seed"> {
  folder: string;
  reference: string;
  before: string[];
  after: string[];
}

/** Reads two generations against the reference of a ticket and says whether its strata rose. The same bytes give the same verdict. */
export async function verifyTicketBlobs(input: VerifyTicketBlobs): Promise<Verified> {
  const blobs = openBlobs(input.folder);
  const reference = unpack<Reference>(await blobs.get(input.reference));
  const before = await mergedSummary(blobs, input.before);
  const after = await mergedSummary(blobs, input.after);
  return verifyTicket({ ...input, reference, pair: { before, after }, seed: seedOf(input.reference, after) });
}
