import { VERDICTS, type Verdict } from "../../judgement.ts";
import { byHarm, STATUS } from "../status.ts";
import type { Mark, Plot } from "./marks.ts";

const ROW = 28;

/** How many lineages stand where, worst first: shape, word and count, a row each; what nobody has is left out. */
export function verdictCounts(verdicts: readonly Verdict[]): Plot {
  const rows = VERDICTS.toSorted(byHarm)
    .map((verdict) => ({ verdict, count: verdicts.filter((each) => each === verdict).length }))
    .filter(({ count }) => count > 0);
  const marks = rows.flatMap(({ verdict, count }, at): Mark[] => [
    { kind: "status", x: 10, y: at * ROW + 16, r: 6, verdict },
    { kind: "text", x: 28, y: at * ROW + 21, text: `${count} ${STATUS[verdict].word}`, size: 15 },
  ]);
  const words = rows.map(({ verdict, count }) => `${count} ${STATUS[verdict].word}`).join(", ");
  return { width: 200, height: rows.length * ROW + 8, title: "Lineages by verdict.", description: `${words}.`, marks };
}
