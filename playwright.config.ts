import { defineConfig } from "@playwright/test";
import { findChromium } from "./e2e/chromium.ts";

const { executablePath, args, env } = await findChromium();

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  // One server at a time: more of them would only fight for the cores.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath, args, env: { ...process.env, ...env } },
    reducedMotion: "reduce",
    trace: "off",
    screenshot: "only-on-failure",
  },
});
