import { describe, expect, it } from "vitest";
import { isLoopbackHost, isSameOrigin, isServedToOthers } from "./loopback.ts";

describe("isLoopbackHost", () => {
  it.each(["localhost", "localhost:3000", "LOCALHOST:3000", "127.0.0.1", "127.0.0.1:80", "[::1]:3000"])(
    "lets %s in",
    (host) => {
      expect(isLoopbackHost(host)).toBe(true);
    },
  );

  it.each([
    null,
    "",
    "evil.example",
    "localhost.evil.example",
    "evil.example:3000",
    "127.0.0.1.evil.example",
    "127.0.0.1@evil.example",
    "192.168.1.5:3000",
    "0.0.0.0:3000",
    "localhost:3000\n",
    " localhost",
  ])("keeps %j out", (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});

describe("isSameOrigin", () => {
  const asked = (headers: Record<string, string>) => isSameOrigin(new Headers({ host: "localhost:3000", ...headers }));

  it("lets clients and our own pages in", () => {
    expect(asked({})).toBe(true);
    expect(asked({ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" })).toBe(true);
  });

  it.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "null" },
    { origin: "http://localhost:4000" },
    { origin: "http://evil.example", "sec-fetch-site": "same-origin" },
  ])("keeps pages of other sites out: %j", (headers) => {
    expect(asked(headers)).toBe(false);
  });
});

describe("isServedToOthers", () => {
  const started = (...rest: string[]) => isServedToOthers(["node", "/app/node_modules/next/dist/bin/next", ...rest]);

  it("sees a server that other machines can reach, also where no address is given", () => {
    expect(started("start")).toBe(true);
    expect(started("start", "--port", "3000")).toBe(true);
    expect(started("start", "-H", "0.0.0.0")).toBe(true);
    expect(started("start", "--hostname=192.168.1.2")).toBe(true);
  });

  it("lets loopback addresses, other commands and other programs be", () => {
    expect(started("start", "--hostname", "127.0.0.1", "--port", "3000")).toBe(false);
    expect(started("start", "--hostname=::1")).toBe(false);
    expect(started("build")).toBe(false);
    expect(isServedToOthers(["node", "/app/bin/worker.ts"])).toBe(false);
  });
});
