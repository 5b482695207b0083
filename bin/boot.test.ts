import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { address, isInstalled, sourcesHash } from "./boot.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tailwatch-boot-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function boot(env: Record<string, string>) {
  return spawnSync(process.execPath, ["bin/boot.mjs", "start"], {
    env: { PATH: process.env.PATH, NODE_ENV: "test", ...env },
    encoding: "utf8",
  });
}

describe("npm start", () => {
  it.each(["0.0.0.0", "192.168.1.5", "::", "example.org"])(
    "refuses to listen on %s, since there is no sign-in",
    (host) => {
      const { status, stderr, stdout } = boot({ HOST: host });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(`HOST=${host} is refused`);
    },
  );

  it("takes loopback by any of its names", () => {
    expect(address({ HOST: "localhost", PORT: "8080" })).toEqual({ host: "127.0.0.1", port: 8080 });
    expect(address({ TAILWATCH_HOST: "::1" })).toEqual({ host: "::1", port: 3000 });
    expect(address({ HOST: "", PORT: "" })).toEqual({ host: "127.0.0.1", port: 3000 });
  });

  it.each(["0", "70000", "3000x", "-1"])("refuses port %s", (port) => {
    expect(boot({ PORT: port })).toMatchObject({ status: 2, stdout: "" });
  });

  it("says so when the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const taken = other.address();
    const port = typeof taken === "object" && taken !== null ? taken.port : 0;
    const { status, stderr } = boot({ PORT: String(port) });
    other.close();
    expect(status).toBe(2);
    expect(stderr).toContain(`Port ${port} is taken`);
  });
});

describe("an installation", () => {
  function lay(held: Record<string, unknown> | undefined) {
    mkdirSync(join(root, "node_modules"), { recursive: true });
    writeFileSync(join(root, "node"), "");
    const wanted = {
      "": {},
      "node_modules/a": { version: "1.0.0" },
      "node_modules/b": { version: "2.0.0", optional: true },
    };
    writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
    if (held) writeFileSync(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages: held }));
    return isInstalled(root, join(root, "node"));
  }

  it("stands when only optional packages of other platforms are absent", () => {
    expect(lay({ "node_modules/a": { version: "1.0.0" } })).toBe(true);
  });

  it("does not stand when it was interrupted, misses a package, or holds another version", () => {
    expect(lay(undefined)).toBe(false);
    expect(lay({})).toBe(false);
    expect(lay({ "node_modules/a": { version: "1.0.1" } })).toBe(false);
    expect(lay({ "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "1.9.9" } })).toBe(false);
  });
});

describe("a build", () => {
  it("is due when a source changes, appears or moves, and not when a test does", () => {
    mkdirSync(join(root, "lib"));
    writeFileSync(join(root, "lib/a.ts"), "1");
    const before = sourcesHash(root);
    writeFileSync(join(root, "lib/a.test.ts"), "1");
    expect(sourcesHash(root)).toBe(before);
    writeFileSync(join(root, "lib/a.ts"), "2");
    const changed = sourcesHash(root);
    writeFileSync(join(root, "lib/b.ts"), "");
    expect(new Set([before, changed, sourcesHash(root)]).size).toBe(3);
  });
});
