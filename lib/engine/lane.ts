import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type FromThread, revivedError, type ToThread } from "./messages.ts";
import type { Progress } from "./task-tools.ts";
import type { TaskName } from "./tasks.ts";

/** A thread that ended while it still had work; the work may be tried again. */
export class ThreadDied extends Error {
  override readonly name = "ThreadDied";
}

/** One piece of work on its way. `taken`: bytes of its stream that the thread has read. */
export interface Work {
  task: TaskName;
  input: unknown;
  onProgress: (report: Progress) => void;
  taken: (bytes: number) => void;
  resolve: (output: unknown) => void;
  reject: (error: Error) => void;
}

/** One thread, started at first use, and again after it died. */
export interface Lane {
  /** Works that are not answered yet. */
  readonly busy: number;
  start(work: Work): number;
  tell(message: ToThread, transfer?: ArrayBuffer[]): void;
  /** Ends the thread; its unanswered works are rejected. */
  stop(reason: string): Promise<void>;
}

let lastId = 0;

export function createLane(): Lane {
  const works = new Map<number, Work>();
  let worker: Worker | null = null;

  const fail = (of: Worker, reason: string) => {
    if (worker !== of) return;
    worker = null;
    const lost = [...works.values()];
    works.clear();
    for (const work of lost) work.reject(new ThreadDied(`a thread ended during ${work.task}: ${reason}`));
  };
  const open = (): Worker => {
    // Turbopack would rewrite `new Worker(path)` into a module of the bundle, which then is not found.
    const fresh: Worker = Reflect.construct(Worker, [threadFile()]);
    fresh.on("message", (message: FromThread) => answer(works, message));
    fresh.on("error", (error) => fail(fresh, error instanceof Error ? error.message : String(error)));
    fresh.on("exit", (code) => fail(fresh, `exit ${code}`));
    // Threads that wait for work must not keep a finished program alive.
    fresh.unref();
    return fresh;
  };
  return {
    get busy() {
      return works.size;
    },
    start(work) {
      worker ??= open();
      worker.ref();
      const id = ++lastId;
      const settle = () => {
        if (works.size === 0) worker?.unref();
      };
      works.set(id, {
        ...work,
        resolve: (output) => {
          settle();
          work.resolve(output);
        },
        reject: (error) => {
          settle();
          work.reject(error);
        },
      });
      worker.postMessage({ kind: "run", id, task: work.task, input: work.input } satisfies ToThread);
      return id;
    },
    tell: (message, transfer = []) => worker?.postMessage(message, transfer),
    async stop(reason) {
      const old = worker;
      if (old === null) return;
      fail(old, reason);
      await old.terminate();
    },
  };
}

function answer(works: Map<number, Work>, message: FromThread): void {
  const work = works.get(message.id);
  if (work === undefined) return;
  if (message.kind === "taken") work.taken(message.bytes);
  else if (message.kind === "progress") work.onProgress(message.report);
  else {
    works.delete(message.id);
    if (message.kind === "done") work.resolve(message.output);
    else work.reject(revivedError(message.error));
  }
}

/** Threads run the source on disk: a bundler would copy the file without what it imports. */
function threadFile(): string {
  const roots = [process.cwd(), ...(import.meta.dirname ? [join(import.meta.dirname, "../..")] : [])];
  const root = roots.find((folder) => existsSync(join(folder, "lib/engine/thread.ts")));
  if (root === undefined) throw new Error("lib/engine/thread.ts is not here: start from the folder of the project");
  return join(root, "lib/engine/thread.ts");
}
