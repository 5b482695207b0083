import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const READY_WITHIN_MILLISECONDS = 120_000;

/** The production server on a data folder that outlives it. */
export interface MortalServer {
  url: string;
  pid: number;
  /** Ends it as a power cut would: no handler runs. */
  kill(): Promise<void>;
  /** Ends it as an operator would. */
  stop(): Promise<void>;
}

/** Starts the built server on a free port, without demo, and waits until it is ready. Throws with its own words when it is not. */
export async function startMortal(dataFolder: string): Promise<MortalServer> {
  if (!existsSync(".next/BUILD_ID")) throw new Error("there is no build yet: npm run build");
  const port = await freePort();
  const args = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)];
  const own = { TAILWATCH_DATA: dataFolder, TAILWATCH_DEMO: "off", DATABASE_URL: "", NODE_ENV: "production" } as const;
  const env = { ...process.env, ...own, NEXT_TELEMETRY_DISABLED: "1", NEXT_MANUAL_SIG_HANDLE: "1" };
  // A group of its own, so that nothing it starts survives it.
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  const hear = (chunk: Buffer) => {
    said = (said + chunk).slice(-4000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const url = `http://127.0.0.1:${port}`;
  if (!(await isReady(url, child))) {
    await end(child, "SIGKILL");
    throw new Error(`the server did not get ready:\n${said}`);
  }
  return {
    url,
    pid: child.pid ?? 0,
    kill: () => end(child, "SIGKILL"),
    stop: () => end(child, "SIGTERM"),
  };
}

async function isReady(url: string, child: ChildProcess): Promise<boolean> {
  const until = performance.now() + READY_WITHIN_MILLISECONDS;
  while (performance.now() < until && child.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.status === 200) return true;
    await sleep(50);
  }
  return false;
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  process.kill(-(child.pid ?? 0), signal);
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
