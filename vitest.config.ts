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
    // All cores: by default one of two would stay idle.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        // Pure functions leave nothing behind, so files share their modules: reading those anew took half the time.
        test: { name: "pure", include: OURS, exclude: [...WITH_DATABASE, "node_modules/**"], isolate: false },
      },
      {
        extends: true,
        test: { name: "database", include: WITH_DATABASE, globalSetup: ["lib/db/testing/global-setup.ts"] },
      },
    ],
  },
});
