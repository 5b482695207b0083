import { z } from "zod";
import { listReferenceSegments, listSegments, type SegmentRow } from "#db/segments.ts";
import type { Sample } from "#domain/sample.ts";
import type { Context } from "#services/context.ts";
import { readSegment } from "#store/segment.ts";
import { generationOf, lineageOf } from "./inspect.ts";

const PAGE = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z
    .string()
    .regex(/^\d+\.\d+$/, "a cursor is what an earlier answer gave as next")
    .optional(),
});

/** One page of samples; `next` null: there are no more. */
export interface SamplePage {
  data: Sample[];
  next: string | null;
}

/** Reads stored samples back, in the order they were stored: of a generation, or of the reference. Throws `not-found`, `request.invalid`. */
export async function readBack(ctx: Context, slug: string, generation: unknown, query: unknown): Promise<SamplePage> {
  const { limit, cursor } = PAGE.parse(query);
  const segments = await segmentsOf(ctx, slug, generation);
  const [from = 0, skip = 0] = (cursor ?? "0.0").split(".").map(Number);
  const data: Sample[] = [];
  for (const segment of segments.filter(({ id }) => id >= from)) {
    let at = 0;
    const start = segment.id === from ? skip : 0;
    for await (const sample of readSegment(ctx.blobs, segment.blob)) {
      if (data.length === limit) return { data, next: `${segment.id}.${at}` };
      if (at++ >= start) data.push(sample);
    }
  }
  return { data, next: null };
}

async function segmentsOf(ctx: Context, slug: string, generation: unknown): Promise<SegmentRow[]> {
  if (generation === "reference") return listReferenceSegments(ctx.db, (await lineageOf(ctx, slug)).id);
  return listSegments(ctx.db, (await generationOf(ctx, slug, generation)).id);
}
