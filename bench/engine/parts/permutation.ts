import { BATCH } from "#domain/comparison/batch-counts.ts";
import type { Pool } from "#domain/comparison/pool.ts";
import { permute } from "#domain/comparison/pool.ts";
import { drawFirst, random } from "#domain/stats/random.ts";
import { WORDS, zipfRanks } from "../../world/zipf-samples.ts";
import type { Part } from "../part.ts";

const DOCUMENTS = 20_000;
const DRAWS = 999;
const MOST_SECONDS = 1;
/** Words of a document: of the standard workload, and so many that it has the 236,000 incidences of the design's figure. */
const LENGTHS = [12, Number.POSITIVE_INFINITY];

/** The words of documents, event after event. */
function poolOf(length: number): Pool {
  const documents = Array.from(zipfRanks(DOCUMENTS, "permutation"), (ranks) => new Set(ranks.subarray(0, length)));
  const eventStart = new Uint32Array(WORDS + 1);
  for (const words of documents) for (const word of words) eventStart[word + 1] = (eventStart[word + 1] ?? 0) + 1;
  for (let e = 0; e < WORDS; e++) eventStart[e + 1] = (eventStart[e + 1] ?? 0) + (eventStart[e] ?? 0);
  const next = eventStart.slice();
  const eventSample = new Uint32Array(eventStart[WORDS] ?? 0);
  documents.forEach((words, i) => {
    for (const word of words) {
      eventSample[next[word] ?? 0] = i;
      next[word] = (next[word] ?? 0) + 1;
    }
  });
  const none = new Uint32Array(1);
  return {
    n: DOCUMENTS,
    nControl: DOCUMENTS / 2,
    unit: null,
    exposure: Float64Array.from(documents, (words) => words.size),
    lengthClass: new Uint32Array(DOCUMENTS),
    lengths: [],
    eventStart,
    eventSample,
    eventStratum: new Uint8Array(WORDS),
    strata: 1,
    contentStart: none,
    contentSample: none,
    nearStart: none,
    nearSample: none,
    cellStart: new Uint32Array(DOCUMENTS + 1),
    cell: new Uint16Array(0),
    cellTokens: new Uint16Array(0),
    cells: 0,
    stratumSizes: [],
  };
}

/** Seconds to draw the labels and to read those of every incidence once for 32 draws, and do nothing with them. */
function readSeconds({ n, nControl, eventSample }: Pool): number {
  const isControl = new Uint8Array(n).fill(1, 0, nControl);
  const labels = Int32Array.from({ length: n }, (_, i) => Math.imul(i, 0x9e3779b1));
  const source = random("floor");
  let folded = 0;
  const before = process.cpuUsage();
  for (let draw = 0; draw <= DRAWS; draw++) {
    drawFirst(isControl, n - 1, source);
    if (draw % BATCH !== 0) continue;
    for (let k = 0; k < eventSample.length; k++) folded ^= (labels[eventSample[k] as number] as number) + draw;
  }
  return process.cpuUsage(before).user / 1e6 + (folded === 1 ? 1e-9 : 0);
}

/** Redraws the labels of documents, and counts at each draw in how many of the control's every word stands. */
export const part: Part = {
  name: "permutation",
  run: async (meter) => {
    const figures = [];
    for (const length of LENGTHS) {
      const pool = poolOf(length);
      const incidences = pool.eventSample.length;
      const wants = { presence: true, contents: false, nearCopies: false, cells: false, lengths: false };
      const floor = readSeconds(pool);
      const { result, ...cost } = await meter(() => {
        let seen = 0;
        permute(pool, wants, DRAWS, random("draws"), (control) => {
          for (const times of Array.from(control.presence[0]?.times ?? [])) seen += times;
        });
        return seen;
      });
      figures.push({
        name: `${DRAWS} permutations, ${DOCUMENTS} documents, ${WORDS} words, ${incidences} incidences`,
        ...cost,
        goal: { text: `≤ ${MOST_SECONDS} s`, isMet: cost.seconds <= MOST_SECONDS },
        floor: { name: "draw, read", seconds: floor },
        ratio: cost.seconds / floor,
        note: `${((incidences * DRAWS) / cost.seconds / 1e9).toFixed(2)} G incidences/s; ${(result / DRAWS).toFixed(0)} words a draw`,
      });
    }
    return figures;
  },
};
