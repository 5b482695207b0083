import type { CheckReport } from "#services/evaluate/check-report.ts";

type Generation = CheckReport["generations"][number];

const SHOWN = [
  ["ρ1", "tail.retention", "rarity:1"],
  ["ρ2", "tail.retention", "rarity:2-3"],
  ["ρ4", "tail.retention", "rarity:4-9"],
  ["μ1", "tail.mass", "rarity:1"],
  ["R", "diversity.types", "all"],
  ["O", "tail.invented", "all"],
  ["H", "diversity.entropy", "all"],
  ["D", "diversity.duplicates", "all"],
  ["J", "drift.js", "all"],
] as const;

const number = (value: number | null | undefined, digits = 2) =>
  value === null || value === undefined ? "?" : value.toFixed(digits);

function shownOf({ measurements }: Generation, metric: string, slice: string): string {
  const own = measurements.find((each) => each.metric === metric && each.slice === slice);
  if (!own || own.value === null) return own?.unknown ?? "-";
  const mark = { ok: "", watch: "w", breach: "B", unknown: "u" }[own.verdict];
  return `${number(own.value, metric === "drift.js" ? 4 : 2)}${mark}`;
}

/** The evidence of each generation as a line: metrics, φ, drift over its allowance, tilt, row of the table. */
export function numbersOf({ generations }: CheckReport): string {
  return generations
    .filter(({ phase }) => phase !== "reference")
    .map((each) => {
      const shown = SHOWN.map(([name, metric, slice]) => `${name} ${shownOf(each, metric, slice)}`);
      const { evidence } = each;
      const beyond = each.measurements
        .filter(({ verdict }) => verdict === "watch" || verdict === "breach")
        .map(
          ({ metric, slice, value, verdict }) =>
            `${metric}/${slice}=${number(value)}${verdict === "breach" ? "B" : "w"}`,
        );
      const phi = evidence?.massShareOfLoss;
      const told = evidence
        ? [
            `φ ${number(phi?.value)} [${number(phi?.low)}, ${number(phi?.high)}]`,
            `J* ${number(evidence.driftAllowance, 5)}`,
            `β ${number(evidence.tilt?.exponent)} share ${number(evidence.tilt?.share)}`,
            `row ${evidence.row}`,
          ]
        : [];
      return `     g${each.index} n=${each.samples} ${[...shown, ...told].join("  ")}\n        beyond: ${beyond.join(" ")}\n`;
    })
    .join("");
}
