import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { keptSetting } from "#db/settings.ts";

const INSTALLATION = z.object({ id: z.string(), cardKey: z.string() });

/** What tells this installation from others: its id in keys of incidents, and the key that signs addresses of pictures. */
export type Installation = z.infer<typeof INSTALLATION>;

/** Its identity, made at the first time somebody asks and never changed. */
export async function installationOf(tx: Tx): Promise<Installation> {
  const fresh: Installation = { id: `in_${randomBytes(4).toString("hex")}`, cardKey: randomBytes(32).toString("hex") };
  return INSTALLATION.parse(await keptSetting(tx, "installation", fresh));
}
