import { z } from "zod";

/** The name of a lineage in addresses. */
export const SLUG = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, "a name has 1 to 63 of a-z, 0-9, dot, dash and underscore");

/** The index of a generation. */
export const INDEX = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,5}$/, "an index is an integer from 0 to 99999")
      .transform(Number),
  ])
  .pipe(z.number().int().min(0).max(99_999));
