import { describe, expect, it } from "vitest";
import { mended } from "./lock.mjs";

describe("the mended lock", () => {
  it("holds a stub with its platform for every optional package that the registry did not serve", () => {
    const { lock, stubs } = mended({
      lockfileVersion: 3,
      packages: {
        "": {},
        "node_modules/next": { version: "1.0.0", optionalDependencies: { "@next/swc-darwin-arm64": "1.0.0" } },
        "node_modules/tool": { version: "2.0.0", dev: true, optionalDependencies: { "@tool/linux-x64-musl": "2.0.0" } },
      },
    });
    expect(stubs).toEqual(["node_modules/@next/swc-darwin-arm64", "node_modules/@tool/linux-x64-musl"]);
    expect(lock.packages["node_modules/@next/swc-darwin-arm64"]).toEqual({
      version: "1.0.0",
      optional: true,
      os: ["darwin"],
      cpu: ["arm64"],
    });
    expect(lock.packages["node_modules/@tool/linux-x64-musl"]).toMatchObject({
      dev: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
    });
  });

  it("leaves a whole lock as it is, but for addresses of a registry", () => {
    const whole = { packages: { "": {}, "node_modules/a": { version: "1.0.0", integrity: "sha512-x" } } };
    expect(mended(whole)).toEqual({ lock: whole, stubs: [] });
    const addressed = {
      packages: { "node_modules/a": { version: "1.0.0", resolved: "https://registry.example/a.tgz" } },
    };
    expect(mended(addressed).lock.packages["node_modules/a"]).toEqual({ version: "1.0.0" });
  });
});
