import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const READY_WITHIN_MS = 120_000;

/** A running production server with a data folder of its own. */
export type AppServer = { readonly url: string; readonly log: () => string; readonly stop: () => Promise<void> };

/**
 * Starts the production build on a random loopback port with an empty store, and waits until it is ready.
 * Given extra environment (`TAILWATCH_DEMO: "on"` to load the demo lineages). Throws with the server's own words when
 * it ends or stays unready.
 */
export async function startServer(env: Record<string, string> = {}): Promise<AppServer> {
  const data = await mkdtemp(join(tmpdir(), "tailwatch-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)],
    { env: { ...process.env, ...HERMETIC, PORT: String(port), TAILWATCH_DATA: data, ...env }, stdio: "pipe" },
  );
  let said = "";
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(-20_000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const stop = async () => {
    await ended(child);
    process.off("exit", end);
    await rm(data, { recursive: true, force: true });
  };
  const failure = await unready(url, child);
  if (failure === undefined) return { url, log: () => said, stop };
  await stop();
  throw new Error(`${failure}\n${said}`);
}

/** A developer's own settings must not leak into a test. */
const HERMETIC = {
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  NEXT_MANUAL_SIG_HANDLE: "1",
  TAILWATCH_DEMO: "off",
  DATABASE_URL: "",
} as const;

async function unready(url: string, child: ChildProcess): Promise<string | undefined> {
  const until = Date.now() + READY_WITHIN_MS;
  let last = "no answer";
  while (Date.now() < until) {
    if (child.exitCode !== null) return `The server ended with ${child.exitCode}.`;
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return undefined;
    if (answer !== undefined) last = `${answer.status} ${await answer.text()}`;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return `The server was not ready after ${READY_WITHIN_MS / 1000} s: ${last}`;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 30_000);
  await exit;
  clearTimeout(late);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
