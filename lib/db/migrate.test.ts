import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { describe, expect, it } from "vitest";
import { openDatabase } from "./client.ts";
import { isMigrated, MIGRATIONS, migrateDatabase } from "./migrate.ts";
import * as schema from "./schema/index.ts";
import { emptyPostgres, hasPostgres } from "./testing/database.ts";

describe("migrations", () => {
  it("make the schema that the code declares (else: npm run migrations)", async () => {
    const journal = JSON.parse(readFileSync(join(MIGRATIONS, "meta/_journal.json"), "utf8"));
    const newest = String(journal.entries.at(-1).idx).padStart(4, "0");
    const before = JSON.parse(readFileSync(join(MIGRATIONS, `meta/${newest}_snapshot.json`), "utf8"));
    expect(await generateMigration(before, generateDrizzleJson({ ...schema }, before.id))).toEqual([]);
  });

  it.skipIf(!hasPostgres())("run once when several processes start at the same moment", async () => {
    const { url, drop } = await emptyPostgres();
    const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url, folder: "" })));
    await Promise.all(databases.map(migrateDatabase));
    const { rows } = (await databases[0]?.db.execute("select * from drizzle.__drizzle_migrations")) ?? { rows: [] };
    expect(rows).toHaveLength(JSON.parse(readFileSync(join(MIGRATIONS, "meta/_journal.json"), "utf8")).entries.length);
    for (const { db } of databases) expect(await isMigrated(db)).toBe(true);
    await Promise.all(databases.map((database) => database.close()));
    await drop();
  });
});
