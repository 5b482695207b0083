import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/** Whether this run has a Postgres server: for `describe.skipIf(!hasPostgres())`. */
export function hasPostgres(): boolean {
  return inject("postgresUrl") !== null;
}

/**
 * Makes an empty database on the test server.
 * Returns its address and a function that drops it, whoever is still connected.
 * Throws when this run has no server.
 */
export async function emptyPostgres(): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const server = inject("postgresUrl");
  if (server === null) throw new Error("this run has no Postgres server");
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  await once(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => once(server, `drop database if exists ${name} with (force)`) };
}

async function once(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
