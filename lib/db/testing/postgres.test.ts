import pg from "pg";
import { describe, expect, it } from "vitest";
import { emptyPostgres, hasPostgres } from "./database.ts";

describe.skipIf(!hasPostgres())("the test server", () => {
  it("is Postgres 15 and gives every caller a database of its own", async () => {
    const [one, two] = await Promise.all([emptyPostgres(), emptyPostgres()]);
    const client = new pg.Client({ connectionString: one.url });
    await client.connect();
    const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major");
    await client.query("create table mine (id int)");
    await client.end();
    const other = new pg.Client({ connectionString: two.url });
    await other.connect();
    const { rows: tables } = await other.query("select 1 from pg_tables where tablename = 'mine'");
    await other.end();
    await Promise.all([one.drop(), two.drop()]);
    expect(rows).toEqual([{ major: 15 }]);
    expect(tables).toEqual([]);
  });
});
