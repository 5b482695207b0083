import { countDistances, countRows } from "#domain/classic/count-rows.ts";
import { KEPT, type Kept, keep, nothingKept } from "#domain/classic/kept.ts";
import { numberRows } from "#domain/classic/number-rows.ts";
import type { ClassicRow } from "#domain/classic/row.ts";
import { rowDistances, rowRows } from "#domain/classic/row-rows.ts";
import { textRows } from "#domain/classic/text-rows.ts";
import { deflated } from "#engine/deflate.ts";
import { type CheckFile, type CheckReject, emptyTally, samplesOfFiles } from "./check-input.ts";

/** Why nothing is judged by these numbers. */
export const NEVER_JUDGED =
  "None of these numbers is ever judged: they move with the number and length of samples, and none is held against people at the same amount of text.";

/** A file as it was read. */
interface ReadFile {
  name: string;
  samples: number;
  rejected: number;
  words: number;
}

/** What `tailwatch classic` prints. `against`: the same measure of the other file; `distances`: between the two. */
export interface ClassicReport {
  schema: "tailwatch.classic/1";
  judged: false;
  why: string;
  /** How texts are cut into words, and how much of a file is read in order or pair by pair. */
  words: string;
  read: typeof KEPT;
  file: ReadFile;
  against: ReadFile | null;
  measures: (ClassicRow & { against?: number | null })[];
  distances: ClassicRow[];
  rejects: CheckReject[];
}

/** Measures a file, and another beside it, by what other programs report. Streams. Throws FileError. */
export async function classic(input: {
  file: CheckFile;
  against: CheckFile | null;
  onBytes: (bytes: number) => void;
}): Promise<ClassicReport> {
  const own = await readFile(input.file, input.onBytes);
  const other = input.against ? await readFile(input.against, input.onBytes) : null;
  const beside = new Map((other ? rowsOf(other.kept) : []).map((row) => [nameOf(row), row.value]));
  return {
    schema: "tailwatch.classic/1",
    judged: false,
    why: NEVER_JUDGED,
    words: "Python's str.split, case kept",
    read: KEPT,
    file: own.told,
    against: other?.told ?? null,
    measures: rowsOf(own.kept).map((row) => (other ? { ...row, against: beside.get(nameOf(row)) ?? null } : row)),
    distances: other ? distancesOf(own.kept, other.kept) : [],
    rejects: [...own.rejects, ...(other?.rejects ?? [])],
  };
}

async function readFile(file: CheckFile, onBytes: (bytes: number) => void) {
  const kept = nothingKept();
  const tally = emptyTally();
  for await (const samples of samplesOfFiles([file], tally, onBytes)) {
    for (const sample of samples) keep(kept, sample);
  }
  const words = Array.from(kept.words.values()).reduce((sum, times) => sum + times, 0);
  const told: ReadFile = { name: file.name, samples: kept.samples, rejected: tally.rejected, words };
  return { kept, told, rejects: tally.rejects };
}

const nameOf = ({ group, measure, by }: ClassicRow) => JSON.stringify([group, measure, by]);

const rowsOf = (kept: Kept): ClassicRow[] => [
  ...countRows("words", kept.words),
  ...textRows(kept, deflated),
  ...countRows("labels", kept.labels),
  ...rowRows(kept),
];

const distancesOf = (own: Kept, other: Kept): ClassicRow[] => [
  ...countDistances("words", own.words, other.words),
  ...countDistances("labels", own.labels, other.labels),
  ...Array.from(own.values.keys())
    .toSorted()
    .flatMap((field) => numberRows(field, own.values.get(field) ?? [], other.values.get(field) ?? [])),
  ...rowDistances(own, other),
];
