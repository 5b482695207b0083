import { defaultPolicies } from "#domain/policy.ts";
import { check } from "#services/evaluate/check.ts";
import type { CheckReport } from "#services/evaluate/check-report.ts";
import { parseEvents } from "#services/lineages/events-input.ts";
import type { Line, LineageFiles } from "./lineage.ts";

const encoder = new TextEncoder();

const fileOf = (name: string, lines: readonly Line[]) => ({
  name,
  open: async function* () {
    for (const line of lines) yield encoder.encode(`${JSON.stringify(line)}\n`);
  },
});

/** Judges a lineage as `tailwatch check` judges its files, without writing them. */
export const checkInMemory = ({ generations, control, events }: LineageFiles): Promise<CheckReport> =>
  check({
    generations: generations.map(({ index, lines }) => ({ index, files: [fileOf(`gen-${index}`, lines)] })),
    control: control ? fileOf("control", control) : null,
    events: events ? parseEvents(events) : null,
    policies: defaultPolicies(),
    maxRejects: 0.05,
    gate: "any",
    onBytes: () => undefined,
  });
