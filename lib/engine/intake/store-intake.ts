import type { Reference } from "#domain/comparison/comparison.ts";
import { excerpt } from "#domain/formats/excerpt.ts";
import { claimedSample, claimOf } from "#domain/intake/line-claim.ts";
import { type IntakeRefusal, refusalOf, ruleBroken } from "#domain/intake/refusals.ts";
import type { AcceptanceRules, IntakeClaim } from "#domain/intake/rules.ts";
import type { Rejection, Sample } from "#domain/sample.ts";
import { unpack } from "#domain/summary/pack.ts";
import { words } from "#domain/text/words.ts";
import { openBlobs } from "#store/fs.ts";
import { createSpool } from "#store/spool.ts";
import { inflated } from "../inflate.ts";
import { INTAKE_LIMITS } from "../limits.ts";
import type { Compression } from "../magic.ts";
import { readSamples, sourceOf } from "../reader.ts";
import { createLineKeeper, type UploadSegment } from "../segment-lines.ts";
import { segmentRecord } from "../segment-record.ts";
import type { TaskTools } from "../task-tools.ts";
import { createCandidates, type Fate, toldOf } from "./candidates.ts";
import { codesOf, type Stored, strikeStored } from "./compare-stored.ts";

/** `folder`: of the blobs. `ticket`: its key, kept with every sample. */
export interface StoreIntake {
  folder: string;
  ticket: string;
  announced: Compression;
  claim: IntakeClaim;
  rules: AcceptanceRules;
  stored: Stored;
}

/** What became of an upload: offered = accepted + duplicates + refused. `refusals`: the first thousand; `digest`: of the decoded body. */
export interface StoredIntake {
  segments: UploadSegment[];
  digest: string;
  offered: number;
  accepted: number;
  duplicates: number;
  refused: number;
  refusedByCode: Record<string, number>;
  refusals: Rejection[];
}

const REFUSALS_KEPT = 1000;

/**
 * Reads human data sent against a ticket, compares each line with all that is stored, and makes what is accepted durable as
 * segments; nothing counts until a transaction names them. Throws FileError when the body is refused whole, StorageFull.
 */
export async function storeIntake(input: StoreIntake, tools: TaskTools): Promise<StoredIntake> {
  const blobs = openBlobs(input.folder);
  const spool = await createSpool(input.folder);
  try {
    for await (const chunk of inflated(tools.stream, INTAKE_LIMITS, input.announced)) await spool.write(chunk);
    const options = { source: await sourceOf(spool.read(), INTAKE_LIMITS), limits: INTAKE_LIMITS };
    const reference = unpack<Reference>(await blobs.get(input.stored.reference));
    const fates = await fatesOf(readSamples(spool.read(), options), input, reference);
    return await writeAccepted(readSamples(spool.read(), options), input, fates);
  } finally {
    await spool.remove();
  }
}

type Read = ReturnType<typeof readSamples>;

/** What becomes of each line that is a sample. */
async function fatesOf(read: Read, input: StoreIntake, reference: Reference): Promise<Map<number, Fate>> {
  const { rules, claim, stored, folder } = input;
  const code = codesOf(reference);
  const needsText = reference.catalogue.kind === "word";
  const candidates = createCandidates();
  const broken = new Map<number, Fate>();
  for await (const { samples, lines, digests } of read) {
    samples.forEach((sample, i) => {
      const line = lines[i] ?? 0;
      const tokens = words(sample.text ?? "").length;
      const why = ruleBroken(sample, claimOf(sample, claim), { rules, tokens, needsText });
      if (why !== null) broken.set(line, why);
      else candidates.add(line, toldOf(sample, digests[i] ?? "", code));
    });
  }
  await strikeStored(candidates, { blobs: openBlobs(folder), reference, stored });
  return new Map([...broken, ...candidates.settle()]);
}

async function writeAccepted(read: Read, input: StoreIntake, fates: Map<number, Fate>): Promise<StoredIntake> {
  const result = emptyIntake();
  const keeper = createLineKeeper(openBlobs(input.folder));
  for await (const batch of read) {
    const refusals = [...batch.rejections];
    for (const [i, sample] of batch.samples.entries()) {
      const line = batch.lines[i] ?? 0;
      const fate = fates.get(line) ?? null;
      if (fate === "duplicate") result.duplicates++;
      else if (fate !== null) refusals.push(refusedAt(line, fate, sample));
      else {
        result.accepted++;
        const kept = claimedSample(sample, claimOf(sample, input.claim), input.ticket);
        await keeper.add(segmentRecord(kept, batch.digests[i]), line);
      }
    }
    for (const refusal of refusals.sort((a, b) => a.line - b.line)) addRefusal(result, refusal);
    result.offered = batch.offered;
    if (batch.end) result.digest = batch.end.digest;
  }
  return { ...result, segments: await keeper.finish() };
}

const emptyIntake = (): StoredIntake => ({
  segments: [],
  digest: "",
  ...{ offered: 0, accepted: 0, duplicates: 0, refused: 0 },
  refusedByCode: {},
  refusals: [],
});

/** Counts a refusal and keeps the first thousand. */
export function addRefusal(into: StoredIntake, refusal: Rejection): void {
  into.refused++;
  into.refusedByCode[refusal.code] = (into.refusedByCode[refusal.code] ?? 0) + 1;
  if (into.refusals.length < REFUSALS_KEPT) into.refusals.push(refusal);
}

/** The refusal of one line. */
export function refusedAt(line: number, code: IntakeRefusal, sample: Pick<Sample, "text" | "id">): Rejection {
  return { line, offset: 0, ...refusalOf(code), excerpt: excerpt(sample.text ?? sample.id) };
}
