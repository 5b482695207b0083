import { hash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultPolicies } from "#domain/policy.ts";
import type { Sample } from "#domain/sample.ts";
import { drawWorld, sharpened, worldOf } from "#domain/simulate/world.ts";
import { type Random, random } from "#domain/stats/random.ts";
import { KEY_SPACE } from "#domain/summary/incidence.ts";
import { pack, unpack } from "#domain/summary/pack.ts";
import { mergeSummaries, type Summary } from "#domain/summary/summary.ts";
import { openBlobs } from "#store/fs.ts";
import { createSegmentWriter, type WrittenSegment } from "#store/segment.ts";
import { createPool, type Pool } from "./pool.ts";
import { segmentRecord } from "./segment-record.ts";

const SALT = "segments";
const WORLD = worldOf("segments");
const REPEATED = "we all say this one sentence and nothing else at all";

/** Samples with text, labels, facets, groups, numbers, embeddings, prompts and log probabilities; 60 of them say the same. */
function samplesOf(world: typeof WORLD, n: number, seed: string): Sample[] {
  const source = random(seed);
  return drawWorld(world, n, source).map((events, i) => {
    const id = `${seed}-${i}`;
    if (i % 15 === 7) return { id, text: REPEATED };
    return { id, ...carried(source, i), text: Array.from(events, (event) => `w${event}`).join(" ") };
  });
}

const carried = (source: Random, i: number): Omit<Sample, "id"> => ({
  labels: [`l${source.below(5)}`],
  facets: { lang: source.below(3) === 0 ? "de" : "en" },
  values: { score: source.below(100) / 7 },
  embedding: Array.from({ length: 8 }, () => source.uniform() - 0.5),
  promptId: `p${source.below(40)}`,
  logprob: -source.uniform() * 30,
  tokens: 20,
  ...(i % 9 === 0 ? { group: `g${source.below(20)}` } : {}),
});

const HUMAN = samplesOf(WORLD, 800, "human");
const MODEL = samplesOf(sharpened(WORLD, 0.85), 900, "model");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tailwatch-segments-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(samples: readonly Sample[], parts: number, seed: string): Promise<WrittenSegment[]> {
  const blobs = openBlobs(folder);
  const source = random(seed);
  const shuffled = samples
    .map((sample) => ({ sample, at: source.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ sample }) => sample);
  const segments: WrittenSegment[] = [];
  for (let part = 0; part < parts; part++) {
    const writer = createSegmentWriter(blobs);
    const own = shuffled.slice((part * samples.length) / parts, ((part + 1) * samples.length) / parts);
    for (const sample of own) await writer.add(segmentRecord(sample));
    const last = await writer.finish();
    if (last) segments.push(last);
  }
  return segments;
}

/** Summaries of the segments, reduced apart, the last first. */
async function mapped(pool: Pool, reference: string, segments: readonly WrittenSegment[], keysBelow: number) {
  const indexes = segments.map(({ indexBlob }) => indexBlob);
  const copies = await pool.run("plan-segments", { folder, indexes });
  const made = await Promise.all(
    segments.map(({ blob }, i) => {
      const before = copies[i];
      if (!before) throw new Error("a segment without a plan");
      const given = { folder, segment: blob, salt: SALT, events: null, reference, copies: before, keysBelow };
      return pool.run("map-segment", given);
    }),
  );
  return made.map(({ summary }) => summary).reverse();
}

async function merged(summaries: readonly string[]): Promise<string> {
  const parts: Summary[] = [];
  for (const name of summaries) parts.push(unpack<Summary>(await openBlobs(folder).get(name)));
  return hash("sha256", pack(mergeSummaries(parts)), "hex");
}

const judged = (pool: Pool, reference: string, summaries: string[]) =>
  pool.run("judge-segments", {
    folder,
    reference,
    summaries,
    events: null,
    source: "control",
    facts: { index: 1, samples: MODEL.length, rejected: 0, bundle: null },
    policies: defaultPolicies(),
    looks: 1,
    isMismatched: false,
    columns: [],
    since: 1,
    baseline: null,
    embeddings: { provider: "lexical" },
  });

describe("a generation in segments", () => {
  it("is measured to the same bytes in 1, 7 and 100 segments, in any order, on 1 and 2 threads", async () => {
    const one = createPool({ threads: 1 });
    const two = createPool({ threads: 2 });
    try {
      const human = await written(HUMAN, 3, "human-order");
      const frozen = { folder, segments: human.map(({ blob }) => blob), injected: [], salt: SALT, events: null };
      const reference = await one.run("freeze-reference", frozen);
      const digests: string[] = [];
      const outcomes: string[] = [];
      for (const [parts, pool] of [
        [1, one],
        [7, two],
        [100, two],
        [7, one],
      ] as const) {
        const segments = await written(MODEL, parts, `order/${digests.length}`);
        const summaries = await mapped(pool, reference.blob, segments, Number.MAX_VALUE);
        digests.push(await merged(summaries));
        if (parts !== 7) outcomes.push(JSON.stringify(await judged(pool, reference.blob, summaries)));
      }
      expect(new Set(digests).size).toBe(1);
      const outcome = JSON.parse(outcomes[0] ?? "");
      expect(outcome.judgement.measurements.length).toBeGreaterThan(30);
      expect(outcome.judgement.verdict).not.toBe("unknown");
      expect(new Set(outcomes).size).toBe(1);
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  });

  it("asks for whole segments when too few samples were kept whole", async () => {
    const pool = createPool({ threads: 1 });
    try {
      const human = await written(HUMAN, 1, "human-order");
      const frozen = { folder, segments: human.map(({ blob }) => blob), injected: [], salt: SALT, events: null };
      const reference = await pool.run("freeze-reference", frozen);
      const segments = await written(MODEL, 2, "bounded");
      const summaries = await mapped(pool, reference.blob, segments, KEY_SPACE / 4);
      expect(await judged(pool, reference.blob, summaries)).toBeNull();
    } finally {
      await pool.close();
    }
  });
});
