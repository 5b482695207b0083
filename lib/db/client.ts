import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { Pool } from "pg";
import { type FolderLock, lockFolder } from "./lock.ts";
import * as schema from "./schema/index.ts";

interface Rows<Row> {
  rows: Row[];
}
/** What both engines answer a raw statement with. */
interface RawResult extends PgQueryResultHKT {
  type: Rows<this["row"]>;
}

/** What every SQL function takes first: the database itself, or an open transaction on it; the same for both engines. */
export type Tx = PgDatabase<RawResult, typeof schema>;
/** The database outside a transaction; `db.transaction(async (tx) => …)` opens one. */
export type Db = Tx;

interface Opened {
  db: Db;
  /** Ends the connections and gives the folder back. Stop the jobs first. */
  close(): Promise<void>;
}

/** An open database: the embedded engine in a folder, or a Postgres server. Engine handles are for lib/db alone. */
export type Database =
  | (Opened & { kind: "pglite"; pglite: PGlite })
  | (Opened & { kind: "postgres"; pool: Pool; url: string });

/** `url`: address of a Postgres server, else the embedded engine in `folder`/pg. `onLost`: the folder's lock was taken away. */
export interface DatabasePlace {
  url?: string;
  folder: string;
  onLost?: () => void;
}

/**
 * Opens the database without migrating it.
 * Throws FolderInUse when another process works on the folder, and when the server is older than Postgres 15.
 */
export async function openDatabase({ url, folder, onLost }: DatabasePlace): Promise<Database> {
  return url === undefined ? openFolder(folder, onLost) : openServer(url);
}

async function openFolder(folder: string, onLost: DatabasePlace["onLost"]): Promise<Database> {
  await mkdir(folder, { recursive: true });
  const lock = await lockFolder(folder, onLost === undefined ? {} : { onLost });
  try {
    return await openLocked(folder, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openLocked(folder: string, lock: FolderLock): Promise<Database> {
  const home = join(folder, "pg");
  if (!existsSync(home)) {
    const unfinished = join(folder, "pg.tmp");
    // A killed initdb leaves a folder that opens and then fails; only a finished one gets the real name.
    await rm(unfinished, { recursive: true, force: true });
    const fresh = await PGlite.create(unfinished);
    await fresh.close();
    await rename(unfinished, home);
  }
  return embedded(await PGlite.create(home), () => lock.release());
}

/** Wraps a running embedded engine; `afterClose` runs once it is closed. */
export function embedded(pglite: PGlite, afterClose: () => Promise<void> = async () => {}): Database {
  const close = async () => {
    if (!pglite.closed) await pglite.close();
    await afterClose();
  };
  return { kind: "pglite", pglite, db: drizzlePglite(pglite, { schema }), close };
}

async function openServer(url: string): Promise<Database> {
  const pool = new Pool({ connectionString: url, max: 10, application_name: "tailwatch" });
  // An idle connection that breaks is replaced by the pool; without a listener the event would end the process.
  pool.on("error", (error) => process.stderr.write(`database: ${error.message}\n`));
  try {
    const { rows } = await pool.query<{ major: number }>(
      "select current_setting('server_version_num')::int / 10000 as major",
    );
    const major = rows[0]?.major ?? 0;
    if (major < 15) throw new Error(`Postgres ${major} is too old: 15 or newer is needed`);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { kind: "postgres", pool, url, db: drizzlePostgres(pool, { schema }), close: () => pool.end() };
}
