import { setTimeout as sleep } from "node:timers/promises";
import { type Part, partOf } from "./parts.ts";
import { randomStream } from "./random.ts";
import { type MortalServer, startMortal } from "./server.ts";

const AT_ONCE = 4;
const LINEAGE = "killed";

/** A harness run: what was acknowledged so far, and what is still owed. */
interface Ledger {
  seed: number;
  next: number;
  owed: Part[];
  acknowledged: Part[];
}

/** What one round showed. `missing`: samples acknowledged in earlier rounds that the restarted server does not count. */
export interface Round {
  killedAfterMilliseconds: number;
  acknowledged: number;
  inFlight: number;
  stored: number;
  missing: number;
}

/** What the store holds at the end, compared with what was acknowledged. */
export interface Account {
  acknowledged: number;
  stored: number;
  lost: number;
  doubled: number;
  unknown: number;
}

/**
 * Uploads under Idempotency-Keys while killing the server with SIGKILL after 20 to 500 ms, again and again, retrying what was not
 * acknowledged under the same keys; at the end everything is sent to its end and read back through the API.
 */
export async function killRounds(
  options: { rounds: number; seed: number; folder: string },
  report: (round: Round) => void,
): Promise<Account> {
  const ledger: Ledger = { seed: options.seed, next: 0, owed: [], acknowledged: [] };
  const random = randomStream(options.seed);
  for (let i = 0; i < options.rounds; i++) {
    const server = await startMortal(options.folder);
    const before = ledger.acknowledged.length;
    const stored = await storedSamples(server);
    const missing = Math.max(0, samplesOf(ledger.acknowledged) - stored);
    const killedAfterMilliseconds = Math.round(20 + random() * 480);
    const inFlight = await uploadUntilKilled(server, ledger, killedAfterMilliseconds);
    report({ killedAfterMilliseconds, acknowledged: ledger.acknowledged.length - before, inFlight, stored, missing });
  }
  return settle(ledger, options.folder);
}

async function uploadUntilKilled(server: MortalServer, ledger: Ledger, delay: number): Promise<number> {
  let isDead = false;
  const one = async () => {
    const part = ledger.owed.shift() ?? partOf(ledger.seed, ledger.next++);
    if (await send(server, part)) ledger.acknowledged.push(part);
    else ledger.owed.push(part);
  };
  const lane = async () => {
    while (!isDead) await one();
  };
  // A cold server spends the first half second loading code: the kill is to fall among writes.
  await one();
  const lanes = Promise.all(Array.from({ length: AT_ONCE }, lane));
  await sleep(delay);
  isDead = true;
  await server.kill();
  await lanes;
  return ledger.owed.length;
}

async function settle(ledger: Ledger, folder: string): Promise<Account> {
  const server = await startMortal(folder);
  for (const part of ledger.owed.splice(0)) {
    if (!(await send(server, part))) throw new Error(`${part.key} was refused by a server that nobody killed`);
    ledger.acknowledged.push(part);
  }
  const texts = ledger.acknowledged.flatMap((part) => part.texts);
  const kept = await countTexts(server);
  // Each once more: an answer that was already given must be given again and add nothing.
  for (const part of ledger.acknowledged) await send(server, part);
  const counts = await countTexts(server);
  await server.stop();
  const stored = [...counts.values()].reduce((sum, times) => sum + times, 0);
  return {
    acknowledged: texts.length,
    stored,
    lost: texts.filter((text) => !kept.has(text)).length,
    doubled: texts.filter((text) => (counts.get(text) ?? 0) > 1).length,
    unknown: stored - texts.reduce((sum, text) => sum + (counts.get(text) ?? 0), 0),
  };
}

async function countTexts(server: MortalServer): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const text of storedTexts(server)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

const samplesUrl = (server: MortalServer) => `${server.url}/api/v1/lineages/${LINEAGE}/generations/0`;

/** Whether a part was acknowledged: the whole answer arrived and was a success. */
async function send(server: MortalServer, part: Part): Promise<boolean> {
  try {
    const headers = { "Content-Type": "application/x-ndjson", "Idempotency-Key": part.key };
    const answer = await fetch(`${samplesUrl(server)}/samples`, { method: "POST", headers, body: part.body });
    const receipt: unknown = await answer.json();
    return answer.status === 201 && typeof receipt === "object" && receipt !== null && "batch" in receipt;
  } catch {
    // Whether it was stored is exactly what nobody knows now: the retry finds out.
    return false;
  }
}

async function storedSamples(server: MortalServer): Promise<number> {
  const answer = await fetch(samplesUrl(server));
  if (answer.status === 404) return 0;
  const body: unknown = await answer.json();
  return Number(Reflect.get(Object(body), "accepted"));
}

async function* storedTexts(server: MortalServer): AsyncGenerator<string> {
  let cursor = "";
  do {
    const answer = await fetch(`${samplesUrl(server)}/samples?limit=500${cursor}`);
    const page = Object(await answer.json());
    for (const sample of page.data) yield String(sample.text);
    cursor = page.next === null ? "" : `&cursor=${page.next}`;
  } while (cursor !== "");
}

function samplesOf(parts: Part[]): number {
  return parts.reduce((sum, part) => sum + part.texts.length, 0);
}
