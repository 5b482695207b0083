import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cut } from "#services/testing/cut-off.ts";
import type { WalkStep } from "#services/testing/walk.ts";
import type { Asked } from "./loop-child.ts";

const onward = (outcome: "recovered" | "not-recovered", verdict: "ok" | "breach"): WalkStep => ({
  kind: "onward",
  outcome,
  verdict,
});
/** A ticket that is reopened once and verified then; the alert is taken, and resolved by two ok generations. */
const STORY: readonly WalkStep[] = [
  onward("recovered", "breach"),
  { kind: "alert", act: "acknowledge" },
  ...Array.from({ length: 3 }, () => onward("not-recovered", "breach")),
  onward("not-recovered", "breach"),
  ...Array.from({ length: 3 }, () => onward("recovered", "ok")),
  onward("recovered", "ok"),
  { kind: "judge", verdict: "ok", outcome: "unknown" },
];
/** Each step is killed at all of these before it may go through, as far as it has so many transactions. */
const KILLS: readonly Cut[] = [0, 1, 2].flatMap((transaction) => [
  { transaction, when: "before" as const },
  { transaction, when: "after" as const },
]);

let kills = 0;

/** Runs one process; its first line, and whether it was killed. */
async function run(env: Record<string, string>, asked: Asked): Promise<{ said: unknown; isKilled: boolean }> {
  const child = spawn(process.execPath, ["bench/reliability/loop-child.ts", JSON.stringify(asked)], {
    env: { ...process.env, DATABASE_URL: "", TAILWATCH_JOBS: "off", TAILWATCH_DEMO: "off", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  if (signal === "SIGKILL") kills++;
  else if (code !== 0) throw new Error(`a process ended with ${code}: ${JSON.stringify(asked)}`);
  return { said: out === "" ? null : JSON.parse(out.split("\n")[0] ?? "null"), isKilled: signal === "SIGKILL" };
}

/** Walks the story in processes of their own, killed or not; what everything came to, and what a receiver heard. */
async function walked(isKilled: boolean): Promise<{ moves: unknown; heard: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), "tailwatch-walk-"));
  const heard = new Map<string, string>();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    heard.set(String(request.headers["webhook-id"]), (JSON.parse(body) as { type: string }).type);
    response.end("ok");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { TAILWATCH_DATA: folder, TAILWATCH_EGRESS_ALLOW: place };
  try {
    await run(env, { do: "begin", receiver: `http://${place}` });
    for (const [at, asked] of STORY.entries()) {
      let step = asked;
      for (const cut of isKilled ? [...KILLS, null] : [null]) {
        const tried = await run(env, { do: "step", step, place: at + 1, cut });
        // A process that comes back does what was begun, not what would come next.
        step = tried.said as WalkStep;
        if (!tried.isKilled) break;
        if (cut?.when === "after" && asked.kind === "alert") break;
      }
    }
    const { said } = await run(env, { do: "end" });
    const types = Array.from(heard.values()).sort();
    return { moves: said, heard: types };
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  }
}

const calm = await walked(false);
const killed = await walked(true);
const checks: [string, boolean][] = [
  [
    "alerts and tickets end as where nothing was killed, by the same moves",
    JSON.stringify(calm.moves) === JSON.stringify(killed.moves),
  ],
  [
    "the receiver heard the same, each message under one id",
    JSON.stringify(calm.heard) === JSON.stringify(killed.heard),
  ],
  [
    "the story was told: reopened, verified, resolved",
    ["ticket.reopened", "ticket.verified", "alert.resolved"].every((type) => calm.heard.includes(type)),
  ],
];
for (const [what, isHeld] of checks) process.stdout.write(`${isHeld ? "ok" : "FAILED"}: ${what}\n`);
if (!checks.every(([, isHeld]) => isHeld)) process.stdout.write(`${JSON.stringify({ calm, killed }, null, 1)}\n`);
const passed = checks.filter(([, isHeld]) => isHeld).length;
process.stdout.write(
  `${kills} processes killed in ${STORY.length} steps\n${passed} passed, ${checks.length - passed} failed\n`,
);
process.exitCode = passed === checks.length ? 0 : 1;
