import type { Context } from "#services/context.ts";

/** The process is gone: what was not committed never was, and nobody hears how it ended. */
export class CutOff extends Error {
  override readonly name = "CutOff";
}

/**
 * A context whose n-th transaction (from 0) ends the process: `before` it commits, or right `after`. Every write of a verb is in one
 * of them. Given null: none.
 */
export function cutOffAt(ctx: Context, at: { transaction: number; when: "before" | "after" } | null): Context {
  if (at === null) return ctx;
  let count = 0;
  const transaction: Context["db"]["transaction"] = async (work, config) => {
    const isLast = count++ === at.transaction;
    if (!isLast) return ctx.db.transaction(work, config);
    const told = await ctx.db.transaction(async (tx) => {
      const done = await work(tx);
      if (at.when === "before") throw new CutOff();
      return done;
    }, config);
    throw Object.assign(new CutOff(), { told });
  };
  const db = new Proxy(ctx.db, {
    get: (target, name, self) => (name === "transaction" ? transaction : Reflect.get(target, name, self)),
  });
  return { ...ctx, db };
}
