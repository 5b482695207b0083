import { execFileSync } from "node:child_process";
import { expect, expectAccessible, test } from "./fixtures.ts";

const PAGES = ["/", "/lineages", "/settings/sources"];

for (const path of PAGES) {
  test(`${path} of an empty store says what to do next, to everyone`, async ({ page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  });
}

test("lines are checked before they are sent: what is kept, what is not, and what to do", async ({ page }) => {
  await page.goto("/settings/sources");
  await page.getByRole("button", { name: "Try an example" }).click();
  await expect(page.getByText("Of 3 lines, 2 would be accepted and 1 rejected")).toBeVisible();
  await expect(page.getByRole("table", { name: "Rejected lines" })).toContainText("record.no-content");
  await expectAccessible(page);
});

test("the first command works as printed, and the page counts what arrived", async ({ page }) => {
  await page.goto("/settings/sources");
  await page.getByLabel("Lineage").first().fill("proof");
  await expect(page.getByText("Waiting for your first sample")).toBeVisible();
  const command = (await page.locator("pre").first().textContent()) ?? "";
  execFileSync("bash", ["-c", command], { stdio: "ignore" });
  await expect(page.getByText("received in proof")).toBeVisible();
  await page.goto("/settings/sources");
  await expect(page.getByRole("table", { name: "Latest batches" })).toContainText("proof g1");
});

test("everything is reached by keys, and none is caught while somebody writes", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page).toHaveURL(/settings\/sources/);
  await page.getByLabel("Lineage").first().fill("");
  await page.getByLabel("Lineage").first().pressSequentially("gl");
  await expect(page).toHaveURL(/settings\/sources/);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectAccessible(page);
});

test("a chosen theme stays, and is there in the first byte", async ({ page, request, context }) => {
  await page.goto("/");
  const theme = page.getByRole("button", { name: /^Theme/ }).first();
  await theme.click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await theme.click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  expect(await (await request.get("/", { headers: { cookie } })).text()).toContain('data-theme="dark"');
});
