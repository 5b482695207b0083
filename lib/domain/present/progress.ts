import { count, generationName } from "./format.ts";

/** How far a judgement is: `done` of `total` samples; 0 of 0 while it measures. */
export interface RunningJudgement {
  generation: number;
  stage: "reading" | "measuring";
  done: number;
  total: number;
}

/** How far a judgement is, in words: "Judging g4: 61,440 of 100,000 samples". */
export function progressWords({ generation, stage, done, total }: RunningJudgement): string {
  const name = `Judging ${generationName(generation)}`;
  if (stage === "measuring" || total === 0) return `${name}: all samples read, now measuring`;
  return `${name}: ${count(Math.min(done, total))} of ${count(total)} samples`;
}

/** Which generations wait for a judgement: by name, or how many where they are many. */
export function waitingWords(waiting: readonly number[]): string {
  if (waiting.length > 3) return `${count(waiting.length)} generations wait to be judged`;
  return `${waiting.map(generationName).join(", ")} ${waiting.length === 1 ? "waits" : "wait"} to be judged`;
}

/** Reads what the route of progress answers; null for anything else. */
export function readRunning(body: unknown): RunningJudgement[] | null {
  if (typeof body !== "object" || body === null || !("running" in body) || !Array.isArray(body.running)) return null;
  const list: unknown[] = body.running;
  return list.flatMap((one) => {
    if (typeof one !== "object" || one === null) return [];
    const told = one as Record<string, unknown>;
    const { generation, stage, done, total } = told;
    const isWhole = typeof generation === "number" && typeof done === "number" && typeof total === "number";
    return isWhole && (stage === "reading" || stage === "measuring") ? [{ generation, stage, done, total }] : [];
  });
}
