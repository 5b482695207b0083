import { expect, expectAccessible, test } from "./fixtures.ts";

test.use({ demo: true });

const SCRIPT_LIMIT_BYTES = 200_000;
const MENU = [
  "/",
  "/lineages",
  "/alerts",
  "/tickets",
  "/risks",
  "/reviews",
  "/settings/sources",
  "/settings/policies",
  "/docs/metrics",
];
const OF_A_LINEAGE = ["", "/tail", "/diversity", "/drift", "/planner"].map((page) => `/lineages/speech-replace${page}`);

for (const path of MENU) {
  test(`${path} can be read by everyone: in light and dark, on a phone, by a machine`, async ({ page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, "pixels to scroll sideways").toBeLessThanOrEqual(0);
  });
}

test("no page makes a browser load more than 200 kB of script before somebody asks for more", async ({ page }) => {
  const heavy: string[] = [];
  for (const path of [...MENU, ...OF_A_LINEAGE]) {
    await page.goto(path, { waitUntil: "networkidle" });
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => entry instanceof PerformanceResourceTiming && entry.name.endsWith(".js"))
        .reduce((sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0), 0),
    );
    if (bytes === 0 || bytes > SCRIPT_LIMIT_BYTES) heavy.push(`${path}: ${bytes} bytes`);
  }
  expect(heavy).toEqual([]);
});

test("the overview names the two lineages that collapse, and no other", async ({ page }) => {
  await page.goto("/");
  const paragraph = page.getByRole("main").locator("p:not([role])").first();
  await expect(paragraph).toContainText(
    /speech-sharpened is in breach since g1, late collapse by sharpening since g[2-6]/,
  );
  await expect(paragraph).toContainText(
    /speech-replace is in (breach since g\d, )?early collapse by resampling since g\d/,
  );
  await expect(paragraph).not.toContainText(/(speech-accumulate|speech-mixed|pilot) is in/);
});

test("the first steps stay with the worst lineage, ticket and all", async ({ page }) => {
  await page.goto("/");
  const steps = page.getByText("The first 60 seconds").locator("..");
  await expect(steps.getByRole("link", { name: "See speech-sharpened lose its tail" })).toBeVisible();
  await steps.getByRole("link", { name: "See how much human data brings them back" }).click();
  await expect(page).toHaveURL(/\/tickets\/TW-\d+$/);
  await expect(page.getByRole("main")).toContainText("speech-sharpened");
});

test("a phone opens a lineage at its newest generation", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/lineages/speech-sharpened");
  const generations = page.getByRole("navigation", { name: "Generations" });
  await expect(generations.getByRole("link", { name: "g6", exact: true })).toBeInViewport();
  await expect(generations.getByRole("link", { name: "g0", exact: true })).not.toBeInViewport();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(generations.getByRole("link", { name: "g0", exact: true })).toBeInViewport();
});

test("a lineage and its lost words can be reached and read", async ({ page }) => {
  await page.goto("/lineages");
  await page.getByRole("link", { name: "speech-replace" }).first().click();
  await expect(page).toHaveURL(/\/lineages\/speech-replace/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("speech-replace");
  await expectAccessible(page);
  await page.goto("/lineages/speech-replace/tail");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
});

test("no page holds a link that leads nowhere", async ({ page, request }) => {
  const seen = new Set<string>();
  for (const path of [...MENU, ...OF_A_LINEAGE]) {
    await page.goto(path);
    const links = await page
      .getByRole("link")
      .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
    for (const link of links) if (link.startsWith("/")) seen.add(link.split("#")[0] ?? "");
  }
  const broken: string[] = [];
  for (const link of seen) {
    const { status } = await request.get(link).then((answer) => ({ status: answer.status() }));
    if (status >= 400) broken.push(`${status} ${link}`);
  }
  expect(broken).toEqual([]);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  for (const path of [...MENU, ...OF_A_LINEAGE]) {
    test(`${path} still says what it has to say`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("main")).not.toContainText("Loading");
    });
  }

  test("a lineage still shows its chart, and the chart's numbers as a table", async ({ page }) => {
    await page.goto("/lineages/speech-replace");
    await expect(page.locator("main svg").first()).toBeVisible();
    expect(await page.locator("main table").count()).toBeGreaterThan(0);
  });
});
