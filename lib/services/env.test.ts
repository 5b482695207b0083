import { describe, expect, it } from "vitest";
import { BadEnvironment, readEnv } from "./env.ts";

describe("environment", () => {
  it("works without a single variable, and takes empty ones for unset", () => {
    const bare = readEnv({});
    expect(bare).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      dataFolder: ".tailwatch",
      hasJobs: true,
      hasDemo: true,
    });
    expect(bare.threads).toBeGreaterThanOrEqual(1);
    expect(readEnv({ PORT: "", DATABASE_URL: "", HOST: "", TAILWATCH_JOBS: "" })).toEqual(bare);
  });

  it("names the variable that cannot be used, and never its secret value", () => {
    expect(() => readEnv({ PORT: "many" })).toThrow(BadEnvironment);
    expect(() => readEnv({ PORT: "many" })).toThrow(/PORT/);
    expect(() => readEnv({ TAILWATCH_JOBS: "maybe" })).toThrow(/TAILWATCH_JOBS/);
    expect(() => readEnv({ DATABASE_URL: "mysql://u:secret@h/d" })).toThrow(/^(?!.*secret).*DATABASE_URL/s);
  });

  it("serves no address that other machines can reach", () => {
    expect(() => readEnv({ HOST: "0.0.0.0" })).toThrow(/no sign-in/);
    expect(readEnv({ HOST: "my-machine", TAILWATCH_HOST: "::1" }).host).toBe("::1");
  });
});

describe("embeddings", () => {
  it("are by wording unless an endpoint or nothing is wanted", () => {
    expect(readEnv({}).embeddings).toEqual({ provider: "lexical" });
    expect(readEnv({ TAILWATCH_EMBEDDINGS: "off" }).embeddings).toEqual({ provider: "off" });
    const endpoint = {
      TAILWATCH_EMBEDDINGS: "openai",
      TAILWATCH_EMBEDDINGS_URL: "http://127.0.0.1:9",
      TAILWATCH_EMBEDDINGS_MODEL: "m",
    };
    expect(readEnv(endpoint).embeddings).toEqual({
      provider: "openai",
      url: "http://127.0.0.1:9",
      model: "m",
      key: null,
      dimension: null,
    });
    const full = { ...endpoint, TAILWATCH_EMBEDDINGS_KEY: "k", TAILWATCH_EMBEDDINGS_DIMENSION: "512" };
    expect(readEnv(full).embeddings).toMatchObject({ key: "k", dimension: 512 });
  });

  it("of an endpoint need its address and model, and say which is missing", () => {
    expect(() => readEnv({ TAILWATCH_EMBEDDINGS: "openai" })).toThrow(/TAILWATCH_EMBEDDINGS_URL/);
    expect(() => readEnv({ TAILWATCH_EMBEDDINGS: "openai", TAILWATCH_EMBEDDINGS_URL: "http://h" })).toThrow(/_MODEL/);
    expect(() => readEnv({ TAILWATCH_EMBEDDINGS_URL: "ftp://h" })).toThrow(/TAILWATCH_EMBEDDINGS_URL/);
  });
});
