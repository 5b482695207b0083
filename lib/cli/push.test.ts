import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Io } from "./io.ts";
import { runMain } from "./main.ts";
import { createProgress } from "./progress.ts";
import { countedWords, targetOf } from "./push.ts";

function recordingIo(more: Partial<Io> = {}): { io: Io; out: string[]; err: string[] } {
  const [out, err]: [string[], string[]] = [[], []];
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    isTerminal: false,
    columns: 80,
    env: {},
    stdin: (async function* () {})(),
    pathOf: (file) => file,
    ...more,
  };
  return { io, out, err };
}

describe("targetOf", () => {
  const none = { generation: null, isReference: false };
  it("takes the generation from the name of the file, unless one is given", () => {
    expect(targetOf("runs/gen-12.jsonl.gz", none)).toBe(12);
    expect(targetOf("gen-12.jsonl", { generation: "3", isReference: false })).toBe(3);
    expect(targetOf("human.jsonl", { generation: null, isReference: true })).toBe("reference");
  });
  it.each([
    ["samples.jsonl", none],
    ["my-gen-3.jsonl", none],
    ["gen-3.jsonl", { generation: "-1", isReference: false }],
    ["gen-3.jsonl", { generation: "3", isReference: true }],
  ])("refuses to guess for %s %o", (file, given) => {
    expect(() => targetOf(file, given)).toThrow();
  });
});

describe("runMain", () => {
  it.each([
    [[]],
    [["nonsense"]],
    [["push"]],
    [["push", "a.jsonl", "--nonsense"]],
    [["push", "a.jsonl", "-l", "x", "-g", "1", "--wait"]],
  ])("ends with 2 and says nothing on stdout but usage for %o", async (args) => {
    const { io, out } = recordingIo();
    expect(await runMain(args, io)).toBe(2);
    expect(out.join("")).toMatch(/^(Usage|$)/);
  });
});

describe("push", () => {
  it("refuses an empty file as the server would: exit 2", async () => {
    const path = join(await mkdtemp(join(tmpdir(), "tailwatch-push-")), "gen-1.jsonl");
    await writeFile(path, "");
    const { io, err, out } = recordingIo();
    expect(await runMain(["push", path, "-l", "x"], io)).toBe(2);
    expect(err.join("")).toContain("file.empty");
    expect(out.join("")).toContain("0 accepted");
  });

  it("says of a part that was sent before that it was", () => {
    const counts = { accepted: 2500, duplicates: 0, rejected: 0, replayed: 0 };
    expect(countedWords(counts)).toBe("2500 accepted, 0 known, 0 rejected");
    expect(countedWords({ ...counts, replayed: 2500 })).toContain("all of them by an earlier push");
    expect(countedWords({ ...counts, replayed: 500 })).toContain("500 of them");
  });
});

describe("createProgress", () => {
  it("writes nothing where nobody watches", () => {
    for (const [isTerminal, isQuiet] of [
      [false, false],
      [true, true],
    ] as const) {
      const { io, err } = recordingIo({ isTerminal });
      const bar = createProgress(io, "gen-0.jsonl", isQuiet);
      bar.show(1, 2);
      bar.end();
      expect(err).toEqual([]);
    }
  });
  it("stays on one line of the terminal", () => {
    const { io, err } = recordingIo({ isTerminal: true, columns: 40 });
    createProgress(io, "a-very-long-name-of-a-file-of-samples.jsonl", false).show(1, 2, "many more words");
    expect(err.join("").replace("\r\u001b[2K", "").length).toBeLessThan(40);
  });
});
