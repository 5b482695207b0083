import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { defaultPolicies } from "#domain/policy.ts";
import type { EmbeddingSettings } from "#domain/provider.ts";
import { lexicalVector } from "#domain/text/lexical.ts";
import { words } from "#domain/text/words.ts";
import { check } from "./check.ts";

const linesOf = (file: string, from: number, to: number) => {
  const bytes = zstdDecompressSync(readFileSync(resolve("lib/services/demo/data", file)));
  return Buffer.from(`${bytes.toString("utf8").split("\n").slice(from, to).join("\n")}\n`);
};
const fileOf = (name: string, bytes: Uint8Array) => ({
  name,
  open: async function* () {
    yield bytes;
  },
});
const HUMAN = [fileOf("gen-0.ndjson", linesOf("reference.ndjson.zst", 0, 900))];
const MODEL = [fileOf("gen-1.ndjson", linesOf("human-2500.ndjson.zst", 0, 300))];

async function checked(embeddings: EmbeddingSettings) {
  const report = await check({
    generations: [
      { index: 0, files: HUMAN },
      { index: 1, files: MODEL },
    ],
    control: null,
    events: null,
    policies: defaultPolicies(),
    maxRejects: 0.05,
    gate: "any",
    embeddings,
    onBytes: () => {},
  });
  const generation = report.generations[1];
  if (!generation) throw new Error("not judged");
  const embedded = generation.measurements.filter(({ provider }) => provider !== undefined);
  return { report, generation, embedded };
}

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** An endpoint on this machine. `turned`: whether the model of this request is another; null: it refuses. */
async function endpoint(turned: (turn: number) => boolean | null): Promise<EmbeddingSettings> {
  let turn = 0;
  server = createServer((request, response) => {
    void (async () => {
      let text = "";
      for await (const part of request) text += part;
      const isTurned = turned(++turn);
      if (isTurned === null) return response.writeHead(400).end();
      const data = JSON.parse(text).input.map((input: string, index: number) => {
        const vector = Array.from(lexicalVector(words(input)) ?? new Float64Array(256));
        return { index, embedding: isTurned ? vector.reverse() : vector };
      });
      response.end(JSON.stringify({ data }));
    })();
  });
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { provider: "openai", url: `http://127.0.0.1:${port}`, model: "m", key: null, dimension: null };
}

describe("texts whose samples carry no embeddings", () => {
  it("are measured by wording, which changes no verdict, p or alert of a check", async () => {
    const [off, lexical] = [await checked({ provider: "off" }), await checked({ provider: "lexical" })];
    expect(off.embedded).toEqual([]);
    expect(lexical.embedded.map(({ metric }) => metric)).toEqual(
      expect.arrayContaining(["diversity.vendi", "drift.mmd", "drift.coverage", "drift.classifier"]),
    );
    for (const { verdict, value, p, unknown, provider } of lexical.embedded) {
      expect({ verdict, p, unknown }).toEqual({ verdict: "unknown", p: undefined, unknown: undefined });
      expect(value).toBeTypeOf("number");
      expect(provider).toEqual({ name: "lexical@1", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    }
    const rest = lexical.generation.measurements.filter(({ provider }) => provider === undefined);
    const { measurements, ...told } = off.generation;
    expect({ ...lexical.generation, measurements: rest }).toEqual({ ...told, measurements });
    expect({ verdict: lexical.report.verdict, exitCode: lexical.report.exitCode }).toEqual({
      verdict: off.report.verdict,
      exitCode: off.report.exitCode,
    });
  });

  it("are judged by the vectors of an endpoint, each number with its provider", async () => {
    const { embedded, generation } = await checked(await endpoint(() => false));
    const effective = embedded.find(({ metric }) => metric === "diversity.vendi");
    expect(effective).toMatchObject({ value: expect.any(Number), p: expect.any(Number), mde: expect.any(Number) });
    expect(new Set(embedded.map(({ provider }) => provider?.name))).toEqual(new Set(["openai"]));
    expect(generation.verdict).not.toBe("breach");
  });

  it("are judged by their words while the endpoint fails: not-run, and a note that says why", async () => {
    const off = await checked({ provider: "off" });
    const { embedded, generation } = await checked(await endpoint(() => null));
    expect(embedded.length).toBeGreaterThan(5);
    for (const { value, unknown } of embedded) expect({ value, unknown }).toEqual({ value: null, unknown: "not-run" });
    const note = generation.notes.find(({ code }) => code === "not-embedded");
    expect(note?.message).toMatch(/HTTP 400.*embedded again/);
    expect({ verdict: generation.verdict, phase: generation.phase }).toEqual({
      verdict: off.generation.verdict,
      phase: off.generation.phase,
    });
  });

  it("are asked anew from the start when the model changes on the way, and never compared across two", async () => {
    // The first request of the second set of texts is another model's; from then on nothing changes.
    const once = await checked(await endpoint((turn) => turn > 3));
    expect(once.embedded.find(({ metric }) => metric === "drift.mmd")?.value).toBeTypeOf("number");
    expect(once.generation.notes.map(({ code }) => code)).not.toContain("not-embedded");
    server?.closeAllConnections();
    server?.close();
    const always = await checked(await endpoint((turn) => turn % 2 === 0));
    for (const { unknown } of always.embedded) expect(unknown).toBe("mixed-providers");
    expect(always.embedded.length).toBeGreaterThan(5);
  });
});
