import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "./fixtures.ts";

const NDJSON = { "content-type": "application/x-ndjson" };
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `{"id":"s${from + i}","text":"sample number ${from + i}"}\n`).join("");

test("a body of 64 MiB arrives whole", async ({ request }) => {
  const line = `{"text":"${"word ".repeat(2000)}"}\n`;
  const count = Math.ceil((64 * 1024 * 1024) / line.length);
  const answer = await request.post("/api/v1/lineages/whole/generations/0/samples", {
    data: Buffer.from(line.repeat(count)),
    headers: NDJSON,
    timeout: 110_000,
  });
  expect(await answer.json()).toMatchObject({ offered: count, accepted: count, rejected: 0 });
});

test("one set of samples in every container counts once", async ({ request }) => {
  const text = lines(0, 500);
  const [first, second] = [text.slice(0, 9000), text.slice(9000)];
  const bodies: [string, Record<string, string>, Buffer][] = [
    ["plain", {}, Buffer.from(text)],
    ["gzip, named", { "content-encoding": "gzip" }, gzipSync(text)],
    ["gzip, found by its first bytes", {}, gzipSync(text)],
    [
      "zstd of two frames",
      { "content-encoding": "zstd" },
      Buffer.concat([zstdCompressSync(first), zstdCompressSync(second)]),
    ],
    ["CRLF with a mark", {}, Buffer.from(`\ufeff${text.replaceAll("\n", "\r\n")}`)],
  ];
  for (const [i, [name, headers, data]] of bodies.entries()) {
    const url = "/api/v1/lineages/containers/generations/0/samples";
    const answer = await request.post(url, { data, headers: { ...NDJSON, ...headers } });
    expect(answer.status(), name).toBe(201);
    expect(await answer.json(), name).toMatchObject(i === 0 ? { accepted: 500 } : { accepted: 0, duplicates: 500 });
  }
});

test("a file that cannot be read is refused with a code, and no lineage appears", async ({ request }) => {
  const url = "/api/v1/lineages/refused/generations/0/samples";
  const cases: [Buffer, Record<string, string>, number, string][] = [
    [Buffer.from("\n\n"), NDJSON, 400, "file.empty"],
    [Buffer.from(lines(0, 3), "utf16le"), NDJSON, 400, "file.not-utf8"],
    [gzipSync(lines(0, 300)).subarray(0, 100), NDJSON, 400, "file.truncated"],
    [Buffer.from(lines(0, 3)), { ...NDJSON, "content-encoding": "gzip" }, 400, "file.wrong-magic"],
    [Buffer.from("504b0304", "hex"), NDJSON, 415, "file.archive"],
    [Buffer.from("oops\n"), NDJSON, 422, "batch.nothing-accepted"],
    [Buffer.from("text=a"), { "content-type": "application/x-www-form-urlencoded" }, 415, "request.media-type"],
  ];
  for (const [data, headers, status, code] of cases) {
    const answer = await request.post(url, { data, headers });
    expect([answer.status(), (await answer.json()).error.code]).toEqual([status, code]);
  }
  expect((await request.get("/api/v1/lineages/refused")).status()).toBe(404);
});

test("a body that is cut off stores nothing", async ({ app, request }) => {
  const path = "/api/v1/lineages/cut/generations/0/samples";
  await new Promise<void>((resolve) => {
    const headers = { ...NDJSON, "content-length": 1_000_000 };
    const sending = httpRequest(`${app.url}${path}`, { method: "POST", headers });
    sending.on("error", () => resolve());
    sending.write(lines(0, 5000), () => sending.destroy(new Error("cut")));
  });
  expect((await request.get("/api/v1/lineages/cut")).status()).toBe(404);
});

test("a page of another site and another host name are refused", async ({ request }) => {
  const url = "/api/v1/lineages/foreign/generations/0/samples";
  const foreign = { ...NDJSON, origin: "http://evil.example" };
  const answer = await request.post(url, { data: lines(0, 3), headers: foreign });
  expect((await answer.json()).error.code).toBe("auth.origin");
  const rebound = await request.post(url, { data: lines(0, 3), headers: { ...NDJSON, host: "evil.example" } });
  expect((await rebound.json()).error.code).toBe("auth.host");
});

test("tailwatch push sends files in parts, says which lines went, and counts a second push of the same file once", async ({
  app,
  request,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "tailwatch-push-"));
  const push = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, TAILWATCH_URL: app.url };
      execFile(process.execPath, ["bin/tailwatch.ts", "push", ...args], { env }, (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code), out, err }),
      );
    });
  const bare = Array.from({ length: 25_000 }, (_, i) => (i === 22_000 ? "oops\n" : `{"text":"line ${i}"}\n`)).join("");
  const [first, second] = [join(folder, "gen-0.jsonl"), join(folder, "gen-1.jsonl.gz")];
  await writeFile(first, bare);
  await writeFile(second, gzipSync(lines(0, 100)));

  const sent = await push(first, second, "-l", "pushed");
  expect(sent.code, sent.err).toBe(1);
  expect(sent.out).toContain("24999 accepted, 0 known, 1 rejected");
  expect(sent.out).toContain("line 22001: json.syntax");
  expect(sent.out).toContain("generation 1: 100 accepted");
  expect((await push(first, "-l", "pushed")).code).toBe(1);
  const generation = await (await request.get("/api/v1/lineages/pushed/generations/0")).json();
  expect(generation).toMatchObject({ accepted: 24_999, rejected: 1 });
  expect((await push(first, "-l", "pushed", "--close")).out).toContain("generation 0 closed");
  expect(await push(join(folder, "nowhere.jsonl"), "-l", "pushed", "-g", "3")).toMatchObject({ code: 2 });
  expect(await push(second)).toMatchObject({ code: 2 });
  await rm(folder, { recursive: true });
});
