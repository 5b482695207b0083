import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { killRounds } from "./kill-rounds.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "30" }, seed: { type: "string", default: "1" } },
});
const folder = await mkdtemp(join(tmpdir(), "tailwatch-kill-"));
let [round, passed, failed] = [0, 0, 0];
const options = { rounds: Number(values.rounds), seed: Number(values.seed), folder };
try {
  const account = await killRounds(options, ({ killedAfterMilliseconds, acknowledged, inFlight, stored, missing }) => {
    missing === 0 ? passed++ : failed++;
    const state = missing === 0 ? "ok" : `${missing} ACKNOWLEDGED SAMPLES MISSING`;
    const done = `${acknowledged} parts acknowledged, ${inFlight} not`;
    process.stdout.write(
      `round ${++round}: ${stored} samples after restart, killed after ${killedAfterMilliseconds} ms, ${done}: ${state}\n`,
    );
  });
  const { lost, doubled, unknown } = account;
  for (const count of [lost, doubled, unknown]) count === 0 ? passed++ : failed++;
  process.stdout.write(`${account.acknowledged} samples acknowledged, ${account.stored} stored: `);
  process.stdout.write(`${lost} lost, ${doubled} doubled, ${unknown} that nobody sent\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
