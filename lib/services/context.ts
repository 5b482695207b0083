import type { Db } from "#db/client.ts";
import type { Jobs } from "#db/jobs.ts";
import type { OutgoingSettings } from "#domain/notify/outgoing.ts";
import type { EmbeddingSettings } from "#domain/provider.ts";
import type { Pool } from "#engine/pool.ts";
import type { BlobStore } from "#store/blobs.ts";

/** Who asks: a person at this machine, a command, or the program itself (a job). */
export type Actor = { kind: "user" } | { kind: "cli" } | { kind: "system" };

/** What every verb gets. `now` is the clock; `db` starts transactions; `jobs.enqueue` takes part in them. */
export interface Context {
  actor: Actor;
  db: Db;
  blobs: BlobStore;
  /** Where those blobs lie, for threads, which open their own. */
  blobFolder: string;
  jobs: Jobs;
  pool: Pool;
  /** How texts are embedded; absent: as the environment says. */
  embeddings?: EmbeddingSettings;
  /** How messages leave; absent: as the environment says. */
  outgoing?: OutgoingSettings;
  now(): Date;
}

/** The name of an actor in audit rows and histories. */
export function actorName(actor: Actor): string {
  return { user: "local user", cli: "command line", system: "system" }[actor.kind];
}
