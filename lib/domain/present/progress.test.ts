import { expect, it } from "vitest";
import { progressWords, readRunning, waitingWords } from "./progress.ts";

it("says how far a judgement is, and never more samples than there are", () => {
  const at = { generation: 4, stage: "reading" as const, done: 61_440, total: 100_000 };
  expect(progressWords(at)).toBe("Judging g4: 61,440 of 100,000 samples");
  expect(progressWords({ ...at, done: 120_000 })).toBe("Judging g4: 100,000 of 100,000 samples");
  expect(progressWords({ ...at, stage: "measuring", done: 0, total: 0 })).toBe(
    "Judging g4: all samples read, now measuring",
  );
});

it("names the generations that wait, and counts them where they are many", () => {
  expect(waitingWords([4])).toBe("g4 waits to be judged");
  expect(waitingWords([4, 5])).toBe("g4, g5 wait to be judged");
  expect(waitingWords([1, 2, 3, 4])).toBe("4 generations wait to be judged");
});

it("takes nothing for progress that is none", () => {
  expect(
    readRunning({ running: [{ generation: 1, stage: "reading", done: 1, total: 2 }, { stage: "reading" }, null] }),
  ).toEqual([{ generation: 1, stage: "reading", done: 1, total: 2 }]);
  expect(readRunning({ error: {} })).toBeNull();
  expect(readRunning("running")).toBeNull();
});
