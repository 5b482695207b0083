import { hash } from "node:crypto";
import type { Reference } from "#domain/comparison/comparison.ts";
import { contentText } from "#domain/formats/canonical.ts";
import { unpack } from "#domain/summary/pack.ts";
import { openBlobs } from "#store/fs.ts";
import { readSegment } from "#store/segment.ts";
import { createLineKeeper } from "../segment-lines.ts";
import { segmentRecord } from "../segment-record.ts";
import { createCandidates, toldOf } from "./candidates.ts";
import { codesOf, strikeAccepted } from "./compare-stored.ts";
import { addRefusal, refusedAt, type StoredIntake } from "./store-intake.ts";

/** An upload as it was stored, and segments that others committed meanwhile. */
export interface SettleIntake {
  folder: string;
  reference: string;
  intake: StoredIntake;
  against: string[];
}

/** Takes out of an upload what another one was accepted with first. */
export async function settleIntake({ folder, reference, intake, against }: SettleIntake): Promise<StoredIntake> {
  const blobs = openBlobs(folder);
  const code = codesOf(unpack<Reference>(await blobs.get(reference)));
  const candidates = createCandidates();
  for (const segment of intake.segments) {
    let at = 0;
    for await (const sample of readSegment(blobs, segment.blob))
      candidates.add(segment.lines[at++] ?? 0, toldOf(sample, hash("sha256", contentText(sample), "hex"), code));
  }
  await strikeAccepted(candidates, blobs, against, code);
  const fates = candidates.settle();
  const settled: StoredIntake = {
    ...intake,
    refusals: [...intake.refusals],
    refusedByCode: { ...intake.refusedByCode },
    accepted: 0,
  };
  const keeper = createLineKeeper(blobs);
  for (const segment of intake.segments) {
    let at = 0;
    for await (const sample of readSegment(blobs, segment.blob)) {
      const line = segment.lines[at++] ?? 0;
      const fate = fates.get(line) ?? null;
      if (fate === "duplicate") settled.duplicates++;
      else if (fate !== null) addRefusal(settled, refusedAt(line, fate, sample));
      else {
        settled.accepted++;
        await keeper.add(segmentRecord(sample), line);
      }
    }
  }
  return { ...settled, segments: await keeper.finish() };
}
