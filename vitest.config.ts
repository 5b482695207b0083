import { defineConfig } from "vitest/config";

const OURS = [
  "lib/**/*.test.ts",
  "bin/**/*.test.ts",
  "bench/**/*.test.ts",
  "components/**/*.test.{ts,tsx}",
  "*.test.ts",
];
/** Floors whose tests may want a Postgres server; the others start without one. */
const WITH_DATABASE = ["lib/{db,services,worker,cli}/**/*.test.ts"];

export default defineConfig({
  test: {
    // Generous, since a busy machine is no failure; a test that hangs still ends.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: "pure", include: OURS, exclude: [...WITH_DATABASE, "node_modules/**"] } },
      {
        extends: true,
        test: { name: "database", include: WITH_DATABASE, globalSetup: ["lib/db/testing/global-setup.ts"] },
      },
    ],
  },
});
