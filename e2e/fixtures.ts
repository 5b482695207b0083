import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { type AppServer, startServer } from "./server.ts";

export { expect } from "@playwright/test";

const DEMO_WITHIN_MS = 300_000;

type PerTest = { complaints: string[] };
type PerWorker = { demo: boolean; store: string; app: AppServer };

/**
 * A test with a server that spec files share: `test.use({ demo: true })` is one with the demo lineages,
 * `test.use({ store: "review" })` one with an empty store of that name, for files that count what is there.
 * A page that logs an error, throws or opens a dialog fails its test.
 */
export const test = base.extend<PerTest, PerWorker>({
  demo: [false, { scope: "worker", option: true }],
  store: ["shared", { scope: "worker", option: true }],
  app: [
    async ({ demo, store: _ }, use) => {
      // Nothing else runs while the demo is judged: both cores may work on it.
      const server = await startServer(demo ? { TAILWATCH_DEMO: "on", TAILWATCH_THREADS: "2" } : {});
      if (demo) await expect.poll(() => demoBar(server.url), { timeout: DEMO_WITHIN_MS }).toContain("really retrained");
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 330_000 },
  ],
  baseURL: async ({ app }, use) => {
    await use(app.url);
  },
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on("console", (said) => {
        if (said.type() === "error") complaints.push(`console: ${said.text()} (${said.location().url})`);
      });
      context.on("weberror", (error) => complaints.push(`error: ${error.error().message}`));
      context.on("dialog", async (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        await dialog.dismiss();
      });
      await use(complaints);
      expect(complaints, "the browser complained").toEqual([]);
    },
    { auto: true },
  ],
});

/** What the overview says of the demo: how many lineages are judged, or that all are. */
async function demoBar(url: string): Promise<string> {
  const html = await (await fetch(url)).text();
  return html.match(/Demo(<!-- -->)?:[^<]*/)?.[0] ?? "no demo yet";
}

/** Fails on any violation of WCAG 2.2 A and AA that axe can see on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target).join(" | ")})`,
  );
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}
