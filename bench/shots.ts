import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { findChromium } from "../e2e/chromium.ts";

const USAGE = `usage: npm run -s shots -- OUTDIR URLBASE PATH… [--theme light,dark] [--width 1440,390] [--no-script] [--view] [--wait MS]
Takes a picture of each path in each theme and width. --view: only what fits the window, not the whole page.`;

/** The pictures to take, read from the command line. */
function asked() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      theme: { type: "string", default: "light,dark" },
      width: { type: "string", default: "1440,390" },
      "no-script": { type: "boolean", default: false },
      view: { type: "boolean", default: false },
      wait: { type: "string", default: "0" },
    },
  });
  const [folder, base, ...paths] = positionals;
  if (folder === undefined || base === undefined || paths.length === 0) {
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
  const themes = values.theme.split(",").map((theme) => (theme === "dark" ? "dark" : "light"));
  return { ...values, folder, base, paths, themes, widths: values.width.split(",").map(Number) };
}

const want = asked();
await mkdir(want.folder, { recursive: true });
const found = await findChromium();
const browser = await chromium.launch({ ...found, env: { ...process.env, ...found.env } });
for (const colorScheme of want.themes) {
  for (const width of want.widths) {
    const context = await browser.newContext({
      baseURL: want.base,
      colorScheme,
      javaScriptEnabled: !want["no-script"],
      viewport: { width, height: width < 600 ? 844 : 900 },
      reducedMotion: "reduce",
    });
    for (const path of want.paths) {
      const page = await context.newPage();
      page.on("console", (said) => said.type() === "error" && process.stderr.write(`${path}: ${said.text()}\n`));
      page.on("pageerror", (error) => process.stderr.write(`${path}: ${error.message}\n`));
      const answer = await page.goto(path, { waitUntil: "load" });
      await page.waitForTimeout(Number(want.wait) + (want["no-script"] ? 0 : 500));
      const name = path.replaceAll(/[^a-zA-Z0-9]+/g, "-").replaceAll(/^-|-$/g, "") || "home";
      const file = join(want.folder, `${name}-${colorScheme}-${width}.png`);
      await page.screenshot({ path: file, fullPage: !want.view });
      const overflow = want["no-script"]
        ? 0
        : await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const wide = overflow > 0 ? ` (scrolls sideways by ${overflow} px)` : "";
      process.stdout.write(`${answer?.status()} ${file}${wide}\n`);
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
