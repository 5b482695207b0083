import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { isPrivateAddress, namesPrivate } from "./address.ts";
import { postJson, publicOnly } from "./egress.ts";

const QUICK = { body: "{}", retries: 1, pause: 1, timeout: 300 };

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serving(listener: Parameters<typeof createServer>[1]): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("addresses", () => {
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.20.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "fd00::1",
    "fe80::1",
    "::ffff:10.0.0.1",
  ])("%s is private", (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(["8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])("%s is public", (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );

  it("are named private by a private IP or a name of a private network alone", () => {
    for (const host of ["127.0.0.1", "[::1]", "ollama", "models.internal", "localhost"])
      expect(namesPrivate(host)).toBe(true);
    for (const host of ["api.example.com", "8.8.8.8"]) expect(namesPrivate(host)).toBe(false);
  });
});

describe("the way out", () => {
  it.each(["ftp://example.com/", "file:///etc/passwd", "nonsense", "http://user:pw@127.0.0.1/"])(
    "is closed to %s",
    async (url) => {
      const refused = postJson({ ...QUICK, url });
      await expect(refused).rejects.toMatchObject({
        name: "EgressRefused",
        message: expect.not.stringContaining("pw"),
      });
    },
  );

  it("refuses a name that turns out to lead to a private address, when it is connected to", async () => {
    const error = await new Promise((done) => publicOnly("localhost", {}, done));
    expect(error).toMatchObject({ name: "EgressRefused", message: "localhost: a private address" });
  });

  it("follows a redirect on its host, and no further than three", async () => {
    const url = await serving((request, response) => {
      if (request.url === "/end") response.end("arrived");
      else response.writeHead(307, { location: request.url === "/ring" ? "/ring" : "/end" }).end();
    });
    expect(await postJson({ ...QUICK, url: `${url}/start` })).toBe("arrived");
    await expect(postJson({ ...QUICK, url: `${url}/ring` })).rejects.toThrow("redirects elsewhere");
  });

  it("bounds what comes back", async () => {
    const url = await serving((_, response) => response.end("x".repeat(5_000)));
    await expect(postJson({ ...QUICK, url, mostBytes: 1_000 })).rejects.toThrow("more than 1000 bytes");
  });

  it("gives up on a host that never ends its answer", async () => {
    const url = await serving((_, response) => response.write("{"));
    await expect(postJson({ ...QUICK, url })).rejects.toMatchObject({ name: "EgressRefused" });
  });

  it("does not ask again what was refused for good", async () => {
    let asked = 0;
    const url = await serving((_, response) => {
      asked++;
      response.writeHead(401).end();
    });
    await expect(postJson({ ...QUICK, url })).rejects.toThrow("HTTP 401");
    expect(asked).toBe(1);
  });
});
