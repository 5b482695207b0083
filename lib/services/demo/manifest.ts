import { z } from "zod";
import { WORKFLOWS } from "#domain/lineage.ts";

const generation = z.strictObject({
  index: z.int().nonnegative(),
  file: z.string(),
  samples: z.int().positive(),
  trainingSize: z.int().positive().optional(),
  freshShare: z.number().min(0).max(1).optional(),
});

const lineage = z.strictObject({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  owner: z.string(),
  workflow: z.enum(WORKFLOWS),
  decoding: z.strictObject({ temperature: z.number().positive() }),
  generations: z.array(generation).min(1),
});

const manifest = z.strictObject({
  schema: z.literal("tailwatch.demo/1"),
  source: z.string(),
  licence: z.string(),
  reference: z.strictObject({ file: z.string(), samples: z.int().positive() }),
  lineages: z.array(lineage).min(1),
});

/** One file of a demo lineage; the bundle it was trained on is told for model generations only. */
export type DemoGeneration = z.infer<typeof generation>;
/** One demo lineage: how it was bred and its files in order. */
export type DemoLineage = z.infer<typeof lineage>;
/** Which shipped file is what, in the order of loading. */
export type DemoManifest = z.infer<typeof manifest>;

/** Reads a manifest. Throws when it is not one. */
export function parseManifest(json: string): DemoManifest {
  return manifest.parse(JSON.parse(json));
}
