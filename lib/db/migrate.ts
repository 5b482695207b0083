import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import type { Database, Db } from "./client.ts";

/** Any constant does, as long as every process of this program uses the same. */
const LOCK = 7_318_405;

/** The folder of migrations, relative to where every program of this repository is started. */
export const MIGRATIONS = join(process.cwd(), "drizzle");

/** Brings the database to the newest schema; does nothing when it is there. On a server, one process at a time. */
export async function migrateDatabase(database: Database): Promise<void> {
  const config = { migrationsFolder: MIGRATIONS };
  if (database.kind === "pglite") return migratePglite(drizzlePglite(database.pglite), config);
  const client = await database.pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await migratePostgres(drizzlePostgres(client), config);
  } finally {
    // Ends the session, and with it the lock, even when the migration failed in the middle.
    client.release(true);
  }
}

/** Whether the newest migration of this program has run on the database. */
export async function isMigrated(db: Db): Promise<boolean> {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(join(MIGRATIONS, "meta/_journal.json"), "utf8"),
  );
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  const done = await db.execute<{ found: boolean }>(
    sql`select exists (select from drizzle.__drizzle_migrations where created_at >= ${newest}) as found`,
  );
  return done.rows[0]?.found === true;
}
