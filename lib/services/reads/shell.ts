import { countDead } from "#db/delivery-log.ts";
import { countOpenWork } from "#db/open-work.ts";
import type { ShellView } from "#domain/present/views/shell.ts";
import type { Context } from "#services/context.ts";

/** Reads the counts beside the sidebar's places. */
export async function readShell(ctx: Pick<Context, "db">): Promise<ShellView> {
  return { ...(await countOpenWork(ctx.db)), givenUp: await countDead(ctx.db) };
}
