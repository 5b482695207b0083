import { availableParallelism } from "node:os";
import { createLane, type Lane } from "./lane.ts";
import type { Progress } from "./task-tools.ts";
import type { TaskInput, TaskName, TaskOutput } from "./tasks.ts";

/** `stream`: bytes for the task, sent no faster than it reads them. `signal`: gives the work up. */
export interface RunOptions {
  onProgress?: (report: Progress) => void;
  signal?: AbortSignal;
  stream?: AsyncIterable<Uint8Array>;
  /** Uploads share one thread of their own, which long work never occupies. */
  lane?: "compute" | "ingest";
}

/** Threads for work that would hold up the event loop. */
export interface Pool {
  readonly threads: number;
  /** Runs a task in a thread. Throws what the task throws, ThreadDied when its thread ends, the signal's reason when given up. */
  run<Name extends TaskName>(task: Name, input: TaskInput<Name>, options?: RunOptions): Promise<TaskOutput<Name>>;
  close(): Promise<void>;
}

const WINDOW_BYTES = 1024 * 1024;

/**
 * A pool of `threads` threads (default: cores − 1, at least 1), each with one task at a time, and one more for uploads.
 * Threads start at first use; one that dies rejects its task and is replaced.
 */
export function createPool({ threads = Math.max(1, availableParallelism() - 1) } = {}): Pool {
  const compute = Array.from({ length: threads }, createLane);
  const ingest = createLane();
  const queue: ((lane: Lane) => void)[] = [];
  const drain = () => {
    for (const lane of compute) if (lane.busy === 0) queue.shift()?.(lane);
  };
  return {
    threads,
    async run<Name extends TaskName>(task: Name, input: TaskInput<Name>, options: RunOptions = {}) {
      options.signal?.throwIfAborted();
      try {
        // The cast is safe: the thread runs the task of this name, whose output has this type.
        return (await start(task, input, options)) as TaskOutput<Name>;
      } finally {
        drain();
      }
    },
    async close() {
      await Promise.all([...compute, ingest].map((lane) => lane.stop("the pool is closing")));
    },
  };

  function start(task: TaskName, input: unknown, options: RunOptions): Promise<unknown> {
    if ((options.lane ?? (options.stream ? "ingest" : "compute")) === "ingest") {
      return runOn(ingest, task, input, options);
    }
    const free = compute.find((lane) => lane.busy === 0);
    if (free) return runOn(free, task, input, options);
    return new Promise((resolve, reject) => {
      const turn = (lane: Lane) => void runOn(lane, task, input, options).then(resolve, reject);
      queue.push(turn);
      options.signal?.addEventListener("abort", () => {
        const at = queue.indexOf(turn);
        if (at === -1) return;
        queue.splice(at, 1);
        reject(options.signal?.reason);
      });
    });
  }
}

function runOn(lane: Lane, task: TaskName, input: unknown, options: RunOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const flow = createFlow();
    const id = lane.start({
      task,
      input,
      onProgress: options.onProgress ?? (() => {}),
      taken: flow.taken,
      resolve: (output) => {
        flow.close();
        resolve(output);
      },
      reject: (error) => {
        flow.close();
        reject(flow.failure ?? error);
      },
    });
    const giveUp = () => {
      flow.failure = options.signal?.reason;
      if (options.stream) lane.tell({ kind: "broken", id });
      else void lane.stop("the work was given up");
    };
    options.signal?.addEventListener("abort", giveUp, { once: true });
    if (options.stream) void send(lane, id, options.stream, flow);
  });
}

/** Bytes under way to a thread: `room` waits until the window has space again, and says false when nobody reads any more. */
interface Flow {
  failure: unknown;
  taken(bytes: number): void;
  close(): void;
  room(bytes: number): Promise<boolean>;
}

function createFlow(): Flow {
  let outstanding = 0;
  let isClosed = false;
  let wake = () => {};
  return {
    failure: null,
    taken(bytes) {
      outstanding -= bytes;
      wake();
    },
    close() {
      isClosed = true;
      wake();
    },
    async room(bytes) {
      while (outstanding >= WINDOW_BYTES && !isClosed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      outstanding += bytes;
      return !isClosed;
    },
  };
}

async function send(lane: Lane, id: number, stream: AsyncIterable<Uint8Array>, flow: Flow): Promise<void> {
  try {
    for await (const chunk of stream) {
      if (!(await flow.room(chunk.length))) return;
      // Copied, since the chunk may be a view on a buffer that others still use.
      const bytes = new Uint8Array(chunk);
      lane.tell({ kind: "chunk", id, bytes }, [bytes.buffer]);
    }
    lane.tell({ kind: "end", id });
  } catch (error) {
    flow.failure = error;
    lane.tell({ kind: "broken", id });
  }
}
