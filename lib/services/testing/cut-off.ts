import type { Context } from "#services/context.ts";

/** The process is gone: what was not committed never was, and nobody hears how it ended. */
export class CutOff extends Error {
  override readonly name = "CutOff";
}

/** Which transaction of a verb is the last, from 0, and whether it still commits. */
export interface Cut {
  transaction: number;
  when: "before" | "after";
}

/**
 * A context whose n-th transaction ends the process: `before` it commits, or right `after`. Every write of a verb is in one
 * of them. Given null: none. `end`: how it ends; a program of its own may kill itself.
 */
export function cutOffAt(
  ctx: Context,
  at: Cut | null,
  end: () => never = () => {
    throw new CutOff();
  },
): Context {
  if (at === null) return ctx;
  let count = 0;
  const transaction: Context["db"]["transaction"] = async (work, config) => {
    const isLast = count++ === at.transaction;
    if (!isLast) return ctx.db.transaction(work, config);
    await ctx.db.transaction(async (tx) => {
      await work(tx);
      if (at.when === "before") end();
    }, config);
    return end();
  };
  const db = new Proxy(ctx.db, {
    get: (target, name, self) => (name === "transaction" ? transaction : Reflect.get(target, name, self)),
  });
  return { ...ctx, db };
}
