import type { Inspection } from "#domain/present/views/inspection.ts";
import type { Rejection, Sample } from "#domain/sample.ts";
import { UPLOAD_LIMITS } from "#engine/limits.ts";
import { readSamples } from "#engine/reader.ts";

const LIMITS = { ...UPLOAD_LIMITS, wireBytes: 256 * 1024, decodedBytes: 256 * 1024, lines: 1000 };
const SAMPLES_SHOWN = 3;
const REJECTS_SHOWN = 20;

function measuresOf(samples: readonly Sample[]): Inspection["measures"] {
  const texts = samples.filter((sample) => sample.text !== undefined).length;
  const labels = samples.filter((sample) => sample.labels !== undefined).length;
  const say = (many: number, field: string) =>
    many === 0 ? `no ${field}` : `${many} of ${samples.length} carry ${field}`;
  return [
    { what: "Words: tail, richness, spread, repetition, drift", isPossible: texts > 0, why: say(texts, "text") },
    { what: "Label rates", isPossible: labels > 0, why: say(labels, "labels") },
  ];
}

/**
 * Reads a few lines as an upload would and says what would become of them.
 * Guarantee: stores nothing. Throws file.* where an upload would refuse the whole file; at most 256 KiB and 1,000 lines.
 */
export async function previewSamples(bytes: AsyncIterable<Uint8Array>): Promise<Inspection> {
  const samples: Sample[] = [];
  const rejects: Rejection[] = [];
  let offered = 0;
  let unknownKeys: Inspection["unknownKeys"] = [];
  for await (const stretch of readSamples(bytes, { source: "preview", limits: LIMITS })) {
    samples.push(...stretch.samples);
    rejects.push(...stretch.rejections);
    offered = stretch.offered;
    unknownKeys = (stretch.end?.notes ?? []).map(({ key, lines }) => ({ key, lines }));
  }
  return {
    offered,
    accepted: samples.length,
    samples: samples.slice(0, SAMPLES_SHOWN),
    rejects: rejects.slice(0, REJECTS_SHOWN),
    unknownKeys,
    measures: measuresOf(samples),
  };
}
