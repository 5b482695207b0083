import { z } from "zod";

/** What moving an alert takes. */
export const ALERT_MOVE = z.strictObject({
  /** The state the person saw; the move fails if it is another by now. */
  expected: z.string().optional(),
  /** Who acts; an acknowledged alert is theirs. */
  owner: z.string().trim().max(80).optional(),
  note: z.string().trim().max(2000).default(""),
  /** Of a snooze: until a day or time, or until a generation; one of them at least. */
  until: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).nullish(),
  untilGeneration: z.int().min(0).nullish(),
});

/** The same as its verb reads it. */
export type AlertMove = z.infer<typeof ALERT_MOVE>;
