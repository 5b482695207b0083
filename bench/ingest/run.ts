import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import { type MortalServer, startMortal } from "../reliability/server.ts";
import { physicalFloor } from "./floor.ts";
import { type Latency, watchLatency } from "./latency.ts";
import { usageOf } from "./usage.ts";

const MOST_BYTES = 1024 ** 3;
const IDLE_MILLISECONDS = 3000;
const LOOK_MILLISECONDS = 200;

const { values } = parseArgs({ options: { samples: { type: "string", default: "100000" } } });
const samples = Number(values.samples);
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function zipf(count: number, seed: string): Promise<Buffer> {
  const args = ["bench/world/zipf.ts", String(count), "--seed", seed];
  const options = { maxBuffer: MOST_BYTES, encoding: "buffer" } as const;
  return (await promisify(execFile)(process.execPath, args, options)).stdout;
}

async function send(server: MortalServer, place: string, body: Buffer): Promise<void> {
  const headers = { "Content-Type": "application/x-ndjson" };
  const url = `${server.url}/api/v1/lineages/bench/${place}/samples`;
  const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
  if (answer.status !== 201) throw new Error(`${place}: ${answer.status} ${await answer.text()}`);
}

async function judged(server: MortalServer): Promise<string> {
  const url = `${server.url}/api/v1/lineages/bench/generations/1`;
  const closed = await fetch(`${url}/close`, { method: "POST" });
  if (closed.status !== 202) throw new Error(`close: ${closed.status} ${await closed.text()}`);
  for (;;) {
    const { verdict } = Object(await (await fetch(url)).json());
    if (verdict) return `${verdict.verdict}, ${verdict.phase}: ${verdict.headline}`;
    await sleep(LOOK_MILLISECONDS);
  }
}

/** Runs a piece of work while two addresses are watched, and prints what it cost the server. */
async function measured<T>(
  server: MortalServer,
  what: string,
  work: () => Promise<T>,
): Promise<{ seconds: number; result: T }> {
  const before = await usageOf(server.pid);
  const live = watchLatency(`${server.url}/livez`);
  const page = watchLatency(`${server.url}/lineages`);
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const after = await usageOf(server.pid);
  const cpu = (after.cpuSeconds - before.cpuSeconds).toFixed(1);
  say(
    `${what}: ${seconds.toFixed(1)} s, ${cpu} s of processor, memory ${before.rss} → ${after.rss} MB, at most ${after.peakRss} MB`,
  );
  say(`  /livez ${text(await live.stop())} · /lineages ${text(await page.stop())}`);
  return { seconds, result };
}

function text({ p50, p95, most, asked }: Latency): string {
  return `p50 ${p50} ms, p95 ${p95} ms, most ${most} ms (${asked} asked)`;
}

const folder = await mkdtemp(join(tmpdir(), "tailwatch-ingest-"));
try {
  const [body, human] = [await zipf(samples, "1"), await zipf(5000, "human")];
  say(`${samples} samples of 60 words, ${(body.length / 1e6).toFixed(1)} MB`);
  const floor = physicalFloor(body);
  say(`one thread that only parses, hashes and compresses: ${Math.round(floor)} samples/s`);
  const server = await startMortal(folder);
  try {
    await send(server, "reference", human);
    await measured(server, "idle", () => sleep(IDLE_MILLISECONDS));
    const { seconds } = await measured(server, "ingest", () => send(server, "generations/1", body));
    const rate = samples / seconds;
    say(`  ${Math.round(rate)} samples/s acknowledged, ${(rate / floor).toFixed(2)} of that thread`);
    const { result } = await measured(server, "measure", () => judged(server));
    say(`  ${result}`);
  } finally {
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
