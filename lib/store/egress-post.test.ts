import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sendMail } from "./egress-mail.ts";
import { post } from "./egress-post.ts";
import type { Lookup } from "./outlet.ts";

let canary: Server;
let port: number;
let hits = 0;
beforeAll(async () => {
  canary = createServer((request, response) => {
    hits++;
    if (request.url === "/redirect") response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end();
    else if (request.url === "/large") response.end("x".repeat(1_000_000));
    else if (request.url === "/slow") response.write("{");
    else response.writeHead(200, { "retry-after": "7" }).end(`${request.headers.host} ${request.headers["x-own"]}`);
  });
  await new Promise<void>((done) => canary.listen(0, "::", done));
  port = (canary.address() as AddressInfo).port;
});
beforeEach(() => {
  hits = 0;
});
afterAll(() => {
  canary.closeAllConnections();
  canary.close();
});

const OURS = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "127.255.255.254",
  "2130706433",
  "0x7f000001",
  "0x7f.0.0.1",
  "0x7f.1",
  "017700000001",
  "0177.0.0.1",
  "0177.0.0.01",
  "00000177.1",
  "127.0.0.1.",
  "127.0.0.0x1",
  "127%2e0%2e0%2e1",
  "１２７.0.0.1",
  "127。0。0。1",
  "①②⑦.0.0.1",
  "0",
  "0.0.0.0",
  "0x0",
  "00",
  "[::1]",
  "[::]",
  "[0:0:0:0:0:0:0:1]",
  "[0000::0001]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[0:0:0:0:0:ffff:7f00:1]",
  "[::ffff:0.0.0.0]",
  "[::127.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b::7f00:1]",
  "[64:ff9b:1::7f00:1]",
  "[2002:7f00:1::]",
  "[2001:0:7f00:1::]",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "a.localhost",
];
const PRIVATE = [
  "10.0.0.1",
  "10.255.255.255",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "0xa9fea9fe",
  "2852039166",
  "0251.0376.0251.0376",
  "[::ffff:169.254.169.254]",
  "[::ffff:a9fe:a9fe]",
  "100.64.0.1",
  "100.100.100.200",
  "192.0.0.192",
  "198.18.0.1",
  "224.0.0.1",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
  "[fd00::1]",
  "[fc00::1]",
  "[fe80::1]",
  "[febf::1]",
  "[fec0::1]",
  "[ff02::1]",
  "[fd00:ec2::254]",
  "[64:ff9b::a9fe:a9fe]",
  "[2002:a9fe:a9fe::]",
];
const ODD = (at: number) => [
  `http://127.0.0.1:${at}/`,
  `http://[::1]:${at}/`,
  `http://localhost:${at}/`,
  `https://user:password@127.0.0.1:${at}/`,
  `https://example.com@127.0.0.1:${at}/`,
  `https://127.0.0.1:${at}#@example.com/`,
  `https://127.0.0.1:${at}\\@example.com/`,
  `ftp://127.0.0.1:${at}/`,
  `file://127.0.0.1/etc/passwd`,
  `gopher://127.0.0.1:${at}/`,
  `//127.0.0.1:${at}/`,
  `ws://127.0.0.1:${at}/`,
  "nonsense",
  "",
];
const ask = (url: string, more: { allow?: string[]; lookup?: Lookup; timeout?: number } = {}) =>
  post(
    { url, body: "{}", headers: { "x-own": "yes" }, ...(more.timeout && { timeout: more.timeout }) },
    { allow: more.allow ?? [], ...(more.lookup && { lookup: more.lookup }) },
  );

describe("the way out for messages", () => {
  it("reaches no address of this machine or a private network, however it is written", async () => {
    const urls = [...OURS, ...PRIVATE].map((host) => `https://${host}:${port}/`).concat(ODD(port));
    expect(urls.length).toBeGreaterThan(60);
    for (const url of urls) {
      const answer = await ask(url, { timeout: 2_000 });
      expect(answer.status, url).toBeNull();
      expect(answer.text, url).toMatch(
        /private address|not an https address|not https|password|ENOTFOUND|EAI_AGAIN|no address/,
      );
      expect(answer.text).not.toContain("user:");
    }
    expect(hits).toBe(0);
  });

  it("asks a name once and connects to what it said: it cannot lead elsewhere a moment later", async () => {
    let asked = 0;
    const rebinding: Lookup = async () => [{ address: asked++ === 0 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
    const answer = await ask(`http://rebind.example:${port}/`, {
      lookup: rebinding,
      allow: [`rebind.example:${port}`],
    });
    expect([answer.text, asked, hits]).toEqual([`rebind.example:${port} yes`, 1, 1]);
    asked = 0;
    const refused = await ask(`https://rebind.example:${port}/`, { lookup: rebinding });
    expect([refused.status, asked, hits]).toEqual([null, 1, 1]);
  });

  it("refuses a name with one public and one private address", async () => {
    const mixed: Lookup = async () => [
      { address: "192.0.32.7", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ];
    expect(await ask("https://mixed.example/", { lookup: mixed })).toMatchObject({
      status: null,
      text: expect.stringContaining("private address"),
    });
  });

  it("follows no redirect, also not from a receiver that is allowed", async () => {
    const answer = await ask(`http://127.0.0.1:${port}/redirect`, { allow: [`127.0.0.1:${port}`] });
    expect([answer.status, hits]).toEqual([302, 1]);
  });

  it("opens to a host and port that the environment names, and to its neighbours not", async () => {
    const allow = [`127.0.0.1:${port}`];
    expect(await ask(`http://127.0.0.1:${port}/`, { allow })).toEqual({
      status: 200,
      text: `127.0.0.1:${port} yes`,
      retryAfter: 7,
    });
    expect(await ask(`http://127.0.0.1:${port + 1}/`, { allow })).toMatchObject({ status: null });
    expect(await ask(`http://localhost:${port}/`, { allow })).toMatchObject({ status: null });
    expect(hits).toBe(1);
  });

  it("keeps the beginning of a long answer, and does not wait for one that never ends", async () => {
    const allow = [`127.0.0.1:${port}`];
    const large = await ask(`http://127.0.0.1:${port}/large`, { allow });
    expect([large.status, large.text.length]).toEqual([200, 65_536]);
    const slow = await ask(`http://127.0.0.1:${port}/slow`, { allow, timeout: 200 });
    expect(slow).toEqual({ status: null, text: "no answer in time", retryAfter: null });
  });

  it("hands mail to no server inside either", async () => {
    const mail = {
      ...{ from: "a@example.com", to: ["b@example.com"], subject: "s", text: "t", html: "h", messageId: "<m@x>" },
      ...{ references: [], attachments: [], date: new Date(0) },
    };
    const refused = await sendMail(`smtp://user:secret@127.0.0.1:${port}`, mail, { allow: [] });
    expect(refused).toEqual({ status: null, text: expect.stringContaining("private address") });
    expect(refused.text).not.toContain("secret");
    expect(hits).toBe(0);
  });
});
