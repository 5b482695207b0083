import { parentPort } from "node:worker_threads";
import { type FromThread, plainError, type ToThread } from "./messages.ts";
import type { TaskTools } from "./task-tools.ts";
import { TASKS, type TaskName } from "./tasks.ts";

/** The bytes a task is sent, in order; each read says so to the sender, which waits for it. */
interface Inbox {
  push(event: Uint8Array | "end" | "broken"): void;
  stream: AsyncIterable<Uint8Array>;
}

const port = parentPort;
if (port === null) throw new Error("thread.ts runs as a worker thread");
const inboxes = new Map<number, Inbox>();
const tell = (message: FromThread) => port.postMessage(message);

port.on("message", (message: ToThread) => {
  if (message.kind === "run") void run(message.id, message.task, message.input);
  else inboxes.get(message.id)?.push(message.kind === "chunk" ? message.bytes : message.kind);
});

async function run(id: number, name: TaskName, input: unknown): Promise<void> {
  const inbox = createInbox((bytes) => tell({ kind: "taken", id, bytes }));
  inboxes.set(id, inbox);
  const tools: TaskTools = { stream: inbox.stream, progress: (report) => tell({ kind: "progress", id, report }) };
  try {
    // The cast is safe: the pool types name and input together before it sends them.
    const task = (await TASKS[name]()) as (input: unknown, tools: TaskTools) => Promise<unknown>;
    tell({ kind: "done", id, output: await task(input, tools) });
  } catch (error) {
    tell({ kind: "failed", id, error: plainError(error) });
  } finally {
    inboxes.delete(id);
  }
}

function createInbox(taken: (bytes: number) => void): Inbox {
  const waiting: (Uint8Array | "end" | "broken")[] = [];
  let wake = () => {};
  async function* read(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const event = waiting.shift();
      if (event === "end") return;
      if (event === "broken") throw new Error("the stream broke off");
      if (event === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      taken(event.length);
      yield event;
    }
  }
  return {
    stream: read(),
    push(event) {
      waiting.push(event);
      wake();
    },
  };
}
