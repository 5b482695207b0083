import { FileError } from "#domain/formats/file-error.ts";
import { StorageFull } from "#store/blobs.ts";
import type { Progress } from "./task-tools.ts";
import type { TaskName } from "./tasks.ts";

/** What the pool tells a thread. */
export type ToThread =
  | { kind: "run"; id: number; task: TaskName; input: unknown }
  | { kind: "chunk"; id: number; bytes: Uint8Array }
  | { kind: "end"; id: number }
  | { kind: "broken"; id: number };

/** What a thread tells the pool. `taken`: a chunk was read, so another may be sent. */
export type FromThread =
  | { kind: "taken"; id: number; bytes: number }
  | { kind: "progress"; id: number; report: Progress }
  | { kind: "done"; id: number; output: unknown }
  | { kind: "failed"; id: number; error: PlainError };

/** An error as data: the classes do not survive the way between threads. */
export interface PlainError {
  name: string;
  message: string;
  code: string;
  stack: string;
}

export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error), code: "", stack: "" };
  const code = "code" in error ? String(error.code) : "";
  return { name: error.name, message: error.message, code, stack: error.stack ?? "" };
}

/** The error a thread failed with, of its own class where callers tell it apart. */
export function revivedError(plain: PlainError): Error {
  // The cast is safe: only FileError carries that name, and its code is typed where it is thrown.
  if (plain.name === "FileError") return new FileError(plain.code as FileError["code"], plain.message);
  if (plain.name === "StorageFull") return new StorageFull(plain.message);
  const error = new Error(plain.message);
  error.name = plain.name;
  error.stack = plain.stack;
  return error;
}
