import { hash } from "node:crypto";
import { basename } from "node:path";
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import type { Rejection } from "#domain/sample.ts";
import { ERROR_CODES } from "#services/error-codes.ts";
import { type FilePart, fileParts, fileSource } from "#services/ingest/parts.ts";
import { type Answer, errorOf, post } from "./client.ts";
import type { ProgressBar } from "./progress.ts";

const compress = promisify(zstdCompress);
const { means, help } = ERROR_CODES["file.empty"];
const AT_ONCE = 4;
const SHOWN = 20;

/** Where a file goes. */
export interface PushTarget {
  lineage: string;
  target: number | "reference";
}

/** What became of a file. `refusal`: a part was refused whole, and what followed was not sent. */
export interface FileTotals extends PushTarget {
  offered: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  /** Of the accepted: taken by an earlier push of the same part; they count once. */
  replayed: number;
  rejects: Pick<Rejection, "line" | "code" | "message">[];
  refusal: { code: string; message: string; help: string } | null;
}

/** Sends one file in parts, four at once, each under a key of its own, so that a second push goes on where the first stopped. */
export async function pushFile(path: string, at: PushTarget, server: string, bar: ProgressBar): Promise<FileTotals> {
  const { source, bytes } = await fileSource(path);
  const counts = { offered: 0, accepted: 0, duplicates: 0, rejected: 0, replayed: 0 };
  const totals: FileTotals = { ...at, ...counts, rejects: [], refusal: null };
  const parts = fileParts(path);
  const place = at.target === "reference" ? "reference" : `generations/${at.target}`;
  const base = `${server}/api/v1/lineages/${encodeURIComponent(at.lineage)}/${place}/samples`;
  let sent = 0;
  const lane = async () => {
    for (;;) {
      const next = await parts.next();
      if (next.done || totals.refusal) return;
      const answer = await sendPart(base, next.value, source, basename(path));
      addAnswer(totals, answer);
      sent += next.value.bytes.length;
      bar.show(sent, null, `${megabytes(sent)} of lines, ${totals.accepted} samples, ${totals.rejected} rejected`);
    }
  };
  bar.show(0, bytes);
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  } finally {
    await parts.return(undefined);
  }
  if (sent === 0) totals.refusal ??= { code: "file.empty", message: means, help };
  totals.rejects = totals.rejects.sort((a, b) => a.line - b.line).slice(0, SHOWN);
  return totals;
}

async function sendPart(base: string, part: FilePart, source: string, name: string): Promise<Answer> {
  const body = Buffer.from(await compress(part.bytes));
  const query = new URLSearchParams({ source, firstLine: String(part.firstLine) });
  return post(`${base}?${query}`, {
    body,
    headers: {
      "Content-Type": "application/x-ndjson",
      "Content-Encoding": "zstd",
      "Content-Digest": `sha-256=:${hash("sha256", body, "base64")}:`,
      "Idempotency-Key": keyOf(part, source, name),
    },
  });
}

/** The same part of the same file has the same key, in this run and in the next. */
function keyOf(part: FilePart, source: string, name: string): string {
  const label = name.replace(/[^\x20-\x7e]/g, "_").slice(0, 100);
  return `${label}#${source}.${part.ordinal}.${hash("sha256", part.bytes, "hex").slice(0, 32)}`;
}

function addAnswer(totals: FileTotals, answer: Answer): void {
  const { body, status } = answer;
  const isRefused = status >= 300;
  const details: unknown = isRefused ? Reflect.get(Object(body.error), "details") : body;
  const counts = typeof details === "object" && details !== null ? details : {};
  for (const name of ["offered", "accepted", "duplicates", "rejected"] as const) {
    totals[name] += Number(Reflect.get(counts, name) ?? 0);
  }
  if (body.replayed === true) totals.replayed += Number(Reflect.get(counts, "accepted") ?? 0);
  const rejects: unknown = Reflect.get(counts, "rejects");
  if (Array.isArray(rejects)) totals.rejects.push(...rejects);
  // A part of bad lines only is refused, but the file goes on: its other parts may be good.
  if (isRefused && errorOf(answer).code !== "batch.nothing-accepted") totals.refusal ??= errorOf(answer);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
