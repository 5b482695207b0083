import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const PARTS = 6;

const PROGRAM = "lib/services/testing/judged-store.ts";

function judge(folder: string, name: string, parts: number) {
  const env = { ...process.env, TAILWATCH_DATA: folder, TAILWATCH_JOBS: "off", DATABASE_URL: undefined };
  const child = spawn(process.execPath, [PROGRAM, name, String(parts)], {
    stdio: ["ignore", "pipe", "inherit"],
    env,
  });
  const lines: string[] = [];
  const reduced = () => lines.filter((line) => line === "reduced").length;
  return { child, lines, reduced };
}

async function followed({ child, lines, reduced }: ReturnType<typeof judge>, killAfter: number): Promise<void> {
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (text: string) => {
    lines.push(...text.split("\n").filter((line) => line !== ""));
    if (reduced() >= killAfter) child.kill("SIGKILL");
  });
  await once(child, "close");
}

describe("judging a generation in six segments", () => {
  it("goes on after kill -9 with the segments that are missing, and counts nothing twice", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tailwatch-kill-"));
    try {
      const killed = judge(folder, "bot", PARTS);
      await followed(killed, 2);
      expect(killed.child.signalCode).toBe("SIGKILL");
      const resumed = judge(folder, "bot", PARTS);
      await followed(resumed, Number.POSITIVE_INFINITY);
      // The last one said before the kill may not have been written down yet.
      expect(resumed.reduced()).toBeLessThanOrEqual(PARTS - killed.reduced() + 1);
      expect(resumed.reduced()).toBeGreaterThan(0);
      const whole = judge(folder, "other", 1);
      await followed(whole, Number.POSITIVE_INFINITY);
      const outcome = JSON.parse(resumed.lines.at(-1) ?? "");
      expect(outcome).toMatchObject({ samples: [1_200] });
      expect(outcome).toEqual(JSON.parse(whole.lines.at(-1) ?? ""));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
