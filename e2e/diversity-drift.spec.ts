import { expect, expectAccessible, test } from "./fixtures.ts";

test.use({ demo: true });

test("diversity shows what is less, beside the very phrases, copies and lengths", async ({ page }) => {
  await page.goto("/lineages/speech-sharpened");
  await page
    .getByRole("navigation", { name: "Pages of this lineage" })
    .getByRole("link", { name: "Diversity" })
    .click();
  await expect(page).toHaveURL(/\/diversity$/);
  const main = page.getByRole("main");
  await expect(main).toContainText(/“the united states” stands in \d+% of texts at g6; in [\d.]+% of people's/);
  await expect(main).toContainText(/near copy of another/);
  await expect(main).toContainText(/Half of g6's samples have up to \d+ words/);
  await expect(main).toContainText("Shown, not judged.");
  const folded = main.getByText(/\d+ unchanged, ok/).first();
  await folded.click();
  await expectAccessible(page);
});

test("drift tells a shrunk model from a moved subject, and names the words both ways", async ({ page }) => {
  await page.goto("/lineages/speech-sharpened/drift");
  const main = page.getByRole("main");
  await expect(main).toContainText("g6 shrank; its subject did not move");
  await expect(main).toContainText(/rare words are lost/);
  await expect(page.getByRole("table", { name: "Words that rose most" })).toContainText("united");
  await expect(page.getByRole("table", { name: "Words that fell most" })).toContainText(/×0/);
  await expect(page.getByRole("table", { name: /slices lie beyond a line at g6/ })).toContainText("Tail retention");
  await page.getByRole("link", { name: "accept g6 as a baseline" }).click();
  await expect(page).toHaveURL(/\/lineages\/speech-sharpened\?g=6#baseline$/);
  await expect(page.locator("#baseline")).toBeInViewport();
});

test("the pages of a lineage keep the generation, and the digits lead to them", async ({ page }) => {
  // A key is heard once the page's scripts run.
  const press = async (key: string) => {
    await page.waitForLoadState("networkidle");
    await page.keyboard.press(key);
  };
  await page.goto("/lineages/speech-replace/drift?g=2");
  await press("3");
  await expect(page).toHaveURL(/\/diversity\?g=2$/);
  await press("]");
  await expect(page).toHaveURL(/\/diversity\?g=3$/);
  await press("1");
  await expect(page).toHaveURL(/\/lineages\/speech-replace\?g=3$/);
});

test("every metric name leads to how it is computed, and the list narrows without scripts", async ({ page }) => {
  await page.goto("/lineages/speech-replace/diversity");
  await page.getByRole("main").getByRole("link", { name: "Own richness" }).first().click();
  await expect(page).toHaveURL(/\/docs\/metrics\/diversity\.types$/);
  await expect(page.getByRole("main")).toContainText("Hurlbert 1971");
  await expectAccessible(page);
  await page.goto("/docs/metrics");
  await page.getByLabel("Needs").selectOption("values");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/needs=values/);
  await expect(page.getByRole("main")).toContainText("drift.w1");
  await expect(page.getByRole("main")).not.toContainText("tail.retention");
});

for (const path of [
  "/lineages/speech-replace/diversity",
  "/lineages/speech-replace/drift",
  "/docs/metrics/tail.mass",
]) {
  test(`${path} can be read in light and dark, and on a phone`, async ({ page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, "pixels to scroll sideways").toBeLessThanOrEqual(0);
  });
}
