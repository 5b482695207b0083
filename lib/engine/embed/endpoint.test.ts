import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { vectorsInMemory } from "#store/vectors.ts";
import { CANARIES } from "./canaries.ts";
import { addressOf, byEndpoint } from "./endpoint.ts";

const QUICK = { timeout: 300, retries: 2, pause: 1 };
const TEXTS = Array.from({ length: 150 }, (_, i) => `text number ${i}`);

interface Asked {
  path: string;
  authorization: string | undefined;
  model: string;
  input: string[];
  dimensions?: number;
}
type Reply = (
  asked: Asked,
  turn: number,
) => { status?: number; headers?: Record<string, string>; body?: unknown } | null;

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A vector of a text: another text, another vector; `model` turns all of them. */
const vectorOf = (text: string, model = 0, width = 6) =>
  Array.from({ length: width }, (_, k) =>
    Math.sin((k + 1) * (model + 1) + [...text].reduce((s, c) => s + c.charCodeAt(0) * (k + 2), 0)),
  );

const answer = (input: string[], model = 0, width = 6) => ({
  body: { data: input.map((text, index) => ({ index, embedding: vectorOf(text, model, width) })).reverse() },
});

async function endpoint(reply: Reply) {
  const asked: Asked[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    let text = "";
    for await (const part of request) text += part;
    const { model, input, dimensions } = JSON.parse(text);
    const { authorization } = request.headers;
    asked.push({ path: request.url ?? "", authorization, model, input, dimensions });
    const told = reply({ path: request.url ?? "", authorization, model, input, dimensions }, asked.length);
    // Null: it never answers.
    if (!told) return;
    response.writeHead(told.status ?? 200, told.headers);
    response.end(typeof told.body === "string" ? told.body : JSON.stringify(told.body ?? {}));
  };
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { asked, url: `http://127.0.0.1:${port}` };
}

const settingsFor = (url: string) => ({ provider: "openai", url, model: "m", key: "secret", dimension: null }) as const;

describe("an embeddings endpoint", () => {
  it("is asked in batches with twenty fixed sentences, and gives vectors in the order of the texts", async () => {
    const { asked, url } = await endpoint(({ input }) => answer(input));
    const { vectors, provider } = await byEndpoint(settingsFor(url), vectorsInMemory(), QUICK)(TEXTS);
    expect(vectors).toEqual(TEXTS.map((text) => vectorOf(text)));
    expect(provider).toMatchObject({ name: "openai", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(asked.map(({ input }) => input.length)).toEqual([20, 148, 42]);
    for (const { path, authorization, model, input } of asked) {
      expect({ path, authorization, model }).toEqual({
        path: "/v1/embeddings",
        authorization: "Bearer secret",
        model: "m",
      });
      expect(input.slice(0, 20)).toEqual([...CANARIES]);
    }
  });

  it("is paid once: a retry asks for the fixed sentences and for what had failed", async () => {
    let isDown = true;
    const { asked, url } = await endpoint(({ input }, turn) =>
      turn > 2 && isDown ? { status: 400, body: "no" } : answer(input),
    );
    const embed = byEndpoint(settingsFor(url), vectorsInMemory(), QUICK);
    await expect(embed(TEXTS)).rejects.toThrow("HTTP 400");
    isDown = false;
    const before = asked.length;
    const { vectors } = await embed(TEXTS);
    expect(vectors.map((each) => Array.from(each ?? [], Math.fround))).toEqual(
      TEXTS.map((text) => vectorOf(text).map(Math.fround)),
    );
    expect(asked.slice(before).map(({ input }) => input.length)).toEqual([20, 42]);
  });

  it.each([429, 500, 503])("that answers %i is asked again, and then gives its vectors", async (status) => {
    const headers = { "retry-after": "0" };
    const { asked, url } = await endpoint(({ input }, turn) => (turn === 1 ? { status, headers } : answer(input)));
    const { vectors } = await byEndpoint(settingsFor(url), vectorsInMemory(), QUICK)(["a"]);
    expect(vectors).toEqual([vectorOf("a")]);
    expect(asked.length).toBe(3);
  });

  it.each([
    ["never answers", () => null, /gave no answer/],
    ["always fails", () => ({ status: 500 }), /HTTP 500/],
    ["is not JSON", () => ({ body: "<html>" }), /not JSON/],
    ["gives too few vectors", () => ({ body: { data: [] } }), /not 20 vectors/],
    [
      "gives vectors of several widths",
      ({ input }: Asked) => ({
        body: { data: input.map((text, i) => ({ embedding: vectorOf(text, 0, 4 + (i % 2)) })) },
      }),
      /a vector of 5 numbers, not 4/,
    ],
    [
      "gives what is no number",
      ({ input }: Asked) => ({ body: { data: input.map(() => ({ embedding: [1, null] })) } }),
      /not numbers/,
    ],
    [
      "sends it elsewhere",
      () => ({ status: 302, headers: { location: "http://example.com/" } }),
      /redirects elsewhere/,
    ],
  ])("that %s ends in one sentence without the key", async (_, reply: Reply, why) => {
    const { url } = await endpoint(reply);
    const failed = byEndpoint(settingsFor(url), vectorsInMemory(), QUICK)(["a"]);
    await expect(failed).rejects.toThrow(why);
    await expect(failed).rejects.toMatchObject({ name: "NotEmbedded", message: expect.not.stringContaining("secret") });
  });

  it("of another dimension than was asked for cannot be used", async () => {
    const { url, asked } = await endpoint(({ input }) => answer(input));
    const embed = byEndpoint({ ...settingsFor(url), dimension: 8 }, vectorsInMemory(), QUICK);
    await expect(embed(["a"])).rejects.toThrow(/6 numbers, not 8/);
    expect(asked[0]?.dimensions).toBe(8);
  });

  it("whose model changed silently is another provider, is known again, and its vectors are not mixed", async () => {
    let model = 0;
    const { url, asked } = await endpoint(({ input }) => answer(input, model));
    const cache = vectorsInMemory();
    const embed = byEndpoint(settingsFor(url), cache, QUICK);
    const first = await embed(["a"]);
    model = 1;
    const second = await embed(["a"]);
    expect(second.provider.hash).not.toBe(first.provider.hash);
    expect(second.vectors).toEqual([vectorOf("a", 1)]);
    model = 0;
    const before = asked.length;
    const again = await embed(["a"]);
    expect(again.provider).toEqual(first.provider);
    expect(asked.length - before).toBe(1);
  });

  it("that changes while it is asked is refused, so that the whole can be asked anew", async () => {
    const { url } = await endpoint(({ input }, turn) => answer(input, turn > 2 ? 1 : 0));
    await expect(byEndpoint(settingsFor(url), vectorsInMemory(), QUICK)(TEXTS)).rejects.toMatchObject({
      name: "ProviderChanged",
    });
  });

  it("is the same provider where another machine rounds its numbers a little differently", async () => {
    let noise = 0;
    const { url } = await endpoint(({ input }) => ({
      body: { data: input.map((text) => ({ embedding: vectorOf(text).map((x, k) => x + noise * (k % 2)) })) },
    }));
    const embed = byEndpoint(settingsFor(url), vectorsInMemory(), QUICK);
    const first = await embed(["a"]);
    noise = 1e-4;
    expect((await embed(["b"])).provider).toEqual(first.provider);
  });

  it("has its usual path put to its address", () => {
    expect(addressOf("http://h:1")).toBe("http://h:1/v1/embeddings");
    expect(addressOf("http://h:1/v1/")).toBe("http://h:1/v1/embeddings");
    expect(addressOf("https://h/x/embeddings")).toBe("https://h/x/embeddings");
  });
});
