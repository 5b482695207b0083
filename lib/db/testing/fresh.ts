import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type Database, embedded, openDatabase } from "../client.ts";
import { createJobs } from "../jobs.ts";
import { MIGRATIONS, migrateDatabase } from "../migrate.ts";
import { emptyPostgres, hasPostgres } from "./database.ts";

export type Engine = Database["kind"];

/** The engines this run can test on: `describe.each(ENGINES())("… on %s", (engine) => …)`. */
export function ENGINES(): Engine[] {
  return hasPostgres() ? ["pglite", "postgres"] : ["pglite"];
}

/**
 * A migrated, empty database of its own, with the job tables in place. `close` drops it.
 * The embedded one is loaded from a template (0.5 s) that is made once per state of the migrations.
 */
export async function freshDatabase(engine: Engine = "pglite"): Promise<Database> {
  if (engine === "pglite") return embedded(await PGlite.create({ loadDataDir: await template() }));
  const { url, drop } = await emptyPostgres();
  const database = await openDatabase({ url, folder: "" });
  await install(database);
  const close = async () => {
    await database.close();
    await drop();
  };
  return { ...database, close };
}

async function template(): Promise<Blob> {
  const folder = join("node_modules", ".cache", "tailwatch");
  const path = join(folder, `pglite-${stateOfSchema()}.tar.gz`);
  if (existsSync(path)) return new Blob([readFileSync(path)]);
  const database = embedded(await PGlite.create());
  await install(database);
  const dump = database.kind === "pglite" ? await database.pglite.dumpDataDir("gzip") : new Blob();
  await database.close();
  await mkdir(folder, { recursive: true });
  const unfinished = `${path}.${crypto.randomUUID()}`;
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
  await rename(unfinished, path);
  return dump;
}

async function install(database: Database): Promise<void> {
  await migrateDatabase(database);
  const jobs = await createJobs(database, { supervise: false });
  await jobs.stop();
}

/** Changes with everything that decides what the template holds. */
function stateOfSchema(): string {
  const hash = createHash("sha256");
  const journal = readFileSync(join(MIGRATIONS, "meta/_journal.json"), "utf8");
  hash.update(journal);
  for (const { tag } of JSON.parse(journal).entries) hash.update(readFileSync(join(MIGRATIONS, `${tag}.sql`)));
  for (const file of ["lib/db/jobs.ts", "package-lock.json"]) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}
