import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { unpack } from "#domain/summary/pack.ts";
import { mergeSummaries, type Summary } from "#domain/summary/summary.ts";
import { createPool } from "#engine/pool.ts";
import { segmentRecord } from "#engine/segment-record.ts";
import { openBlobs } from "#store/fs.ts";
import { createSegmentWriter, type WrittenSegment } from "#store/segment.ts";
import { zipfTexts } from "../../world/zipf-samples.ts";
import type { Figure, Part } from "../part.ts";

const HUMANS = 2_000;
const SAMPLES = 100_000;
const LEAST_SPEEDUP = 1.8;
const SALT = "bench";

async function written(folder: string, texts: Iterable<string>): Promise<WrittenSegment[]> {
  const writer = createSegmentWriter(openBlobs(folder));
  const segments: WrittenSegment[] = [];
  let i = 0;
  for (const text of texts) {
    const cut = writer.add(segmentRecord({ id: `s${i++}`, text }));
    if (cut) segments.push(await cut);
  }
  const last = await writer.finish();
  return last ? [...segments, last] : segments;
}

/** Seconds on the clock to reduce every segment in so many threads, warm, and to merge them. */
async function reduced(folder: string, segments: readonly WrittenSegment[], reference: string, threads: number) {
  const pool = createPool({ threads });
  const indexes = segments.map(({ indexBlob }) => indexBlob);
  const copies = await pool.run("plan-segments", { folder, indexes });
  const reduce = (keysBelow: number, of: readonly WrittenSegment[]) =>
    Promise.all(
      of.map(({ blob }, i) => {
        const before = copies[i];
        if (!before) throw new Error("a segment without a plan");
        const given = { folder, segment: blob, salt: SALT, events: null, reference, copies: before, keysBelow };
        return pool.run("map-segment", given);
      }),
    );
  // Threads are started, their code compiled: a server's are.
  await reduce(1, segments.slice(0, 2 * threads));
  const start = performance.now();
  const made = await reduce(2 ** 51, segments);
  const mapped = (performance.now() - start) / 1e3;
  const parts: Summary[] = [];
  for (const { summary } of made) parts.push(unpack<Summary>(await openBlobs(folder).get(summary)));
  mergeSummaries(parts);
  const merged = (performance.now() - start) / 1e3;
  await pool.close();
  return { mapped, merged };
}

/** How much sooner two threads have reduced the segments of a generation than one. */
export const part: Part = {
  name: "threads",
  run: async (meter) => {
    const folder = await mkdtemp(join(tmpdir(), "tailwatch-bench-"));
    try {
      const human = await written(folder, zipfTexts(HUMANS, "human"));
      const model = await written(folder, zipfTexts(SAMPLES, "model"));
      const pool = createPool({ threads: 1 });
      const frozen = { folder, segments: human.map(({ blob }) => blob), injected: [], salt: SALT, events: null };
      const { blob } = await pool.run("freeze-reference", frozen);
      await pool.close();
      const one = await meter(() => reduced(folder, model, blob, 1));
      const two = await meter(() => reduced(folder, model, blob, 2));
      const ratio = one.result.mapped / two.result.mapped;
      const figure = ({ result, seconds, rssAboveIdleMb }: typeof one, threads: number): Figure => ({
        name: `${model.length} segments on ${threads} thread${threads > 1 ? "s" : ""}`,
        ...{ seconds, rssAboveIdleMb, goal: null },
        note: `${result.mapped.toFixed(2)} s on the clock, ${result.merged.toFixed(2)} s with merging`,
      });
      return [
        figure(one, 1),
        {
          ...figure(two, 2),
          ratio,
          goal: { text: `≥ ${LEAST_SPEEDUP} × sooner`, isMet: ratio >= LEAST_SPEEDUP },
          note: `${figure(two, 2).note}; ratio: sooner than 1 thread, ${availableParallelism()} cores`,
        },
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
