import { availableParallelism } from "node:os";
import { z } from "zod";
import type { OutgoingSettings } from "#domain/notify/outgoing.ts";
import { EMBEDDING_PROVIDERS, type EmbeddingSettings } from "#domain/provider.ts";
import { LOOPBACK_ADDRESSES } from "./loopback.ts";

const ON_OFF = z.enum(["on", "off"]);
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** Every variable this program reads; the README's table is this list. Empty counts as unset. */
const variables = z.object({
  PORT: optional(z.coerce.number().int().min(1).max(65_535)),
  HOST: optional(z.enum(LOOPBACK_ADDRESSES, "there is no sign-in yet, so only this machine is served: use 127.0.0.1")),
  TAILWATCH_DATA: optional(z.string()),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: "not an address like postgres://user:password@host/database" }),
  ),
  TAILWATCH_JOBS: optional(ON_OFF),
  TAILWATCH_DEMO: optional(ON_OFF),
  TAILWATCH_THREADS: optional(z.coerce.number().int().min(1).max(64)),
  TAILWATCH_EMBEDDINGS: optional(z.enum(EMBEDDING_PROVIDERS)),
  TAILWATCH_EMBEDDINGS_URL: optional(z.url({ protocol: /^https?$/, error: "not an http or https address" })),
  TAILWATCH_EMBEDDINGS_MODEL: optional(z.string()),
  TAILWATCH_EMBEDDINGS_KEY: optional(z.string()),
  TAILWATCH_EMBEDDINGS_DIMENSION: optional(z.coerce.number().int().min(2).max(8_192)),
  TAILWATCH_PUBLIC_URL: optional(z.url({ protocol: /^https?$/, error: "not an http or https address" })),
  TAILWATCH_EGRESS_ALLOW: optional(
    z.string().regex(/^[^\s,]+:\d{1,5}(,[^\s,]+:\d{1,5})*$/, "not a list like host:port,host:port"),
  ),
  TAILWATCH_SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: "not an address like smtp://host:587" })),
  TAILWATCH_MAIL_FROM: optional(z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, "not a mail address")),
});
type Given = z.infer<typeof variables>;

/** What the environment says, with every default filled in. `databaseUrl` undefined: the embedded database in `dataFolder`. */
export interface Env {
  port: number;
  host: (typeof LOOPBACK_ADDRESSES)[number];
  dataFolder: string;
  databaseUrl: string | undefined;
  /** Whether the web process also works on jobs. */
  hasJobs: boolean;
  /** Whether an empty store is filled with the demo lineages. */
  hasDemo: boolean;
  /** Threads for CPU work. */
  threads: number;
  /** How texts are embedded where samples carry no embeddings. */
  embeddings: EmbeddingSettings;
  /** Where links lead, and what guards the way out. */
  outgoing: OutgoingSettings;
}

/** A variable of the environment holds what it cannot. */
export class BadEnvironment extends Error {
  override readonly name = "BadEnvironment";
}

/** Reads the environment; the only place that does. Throws BadEnvironment, naming each variable and what is wrong with it. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  // Some shells export HOST as the machine's name; TAILWATCH_HOST is the way past that.
  const parsed = variables.safeParse({ ...source, HOST: source.TAILWATCH_HOST || source.HOST });
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw new BadEnvironment(reasons.join("\n"));
  }
  const given = parsed.data;
  return {
    port: given.PORT ?? 3000,
    host: given.HOST ?? "127.0.0.1",
    dataFolder: given.TAILWATCH_DATA ?? ".tailwatch",
    databaseUrl: given.DATABASE_URL,
    hasJobs: given.TAILWATCH_JOBS !== "off",
    hasDemo: given.TAILWATCH_DEMO !== "off",
    threads: given.TAILWATCH_THREADS ?? Math.max(1, availableParallelism() - 1),
    embeddings: embeddingsOf(given),
    outgoing: outgoingOf(given),
  };
}

function outgoingOf(given: Given): OutgoingSettings {
  const { TAILWATCH_PUBLIC_URL: publicUrl, TAILWATCH_EGRESS_ALLOW: allow, TAILWATCH_SMTP_URL: smtp } = given;
  return {
    publicUrl: publicUrl?.replace(/\/+$/, "") ?? null,
    localUrl: `http://127.0.0.1:${given.PORT ?? 3000}`,
    allow: allow?.toLowerCase().split(",") ?? [],
    smtp: smtp ?? null,
    mailFrom: given.TAILWATCH_MAIL_FROM ?? null,
  };
}

function embeddingsOf(given: Given): EmbeddingSettings {
  const provider = given.TAILWATCH_EMBEDDINGS ?? "lexical";
  if (provider !== "openai") return { provider };
  const { TAILWATCH_EMBEDDINGS_URL: url, TAILWATCH_EMBEDDINGS_MODEL: model } = given;
  if (!url) throw new BadEnvironment("TAILWATCH_EMBEDDINGS_URL: an endpoint needs its address");
  if (!model) throw new BadEnvironment("TAILWATCH_EMBEDDINGS_MODEL: an endpoint needs the name of its model");
  const { TAILWATCH_EMBEDDINGS_KEY: key = null, TAILWATCH_EMBEDDINGS_DIMENSION: dimension = null } = given;
  return { provider, url, model, key, dimension };
}
