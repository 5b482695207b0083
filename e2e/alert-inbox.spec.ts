import type { APIRequestContext } from "@playwright/test";
import { close, push } from "./client.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { samples } from "./world.ts";

const LINEAGE = "inbox-bot";
const SAMPLES = 1_500;

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

test("an empty tab says so, and a tab that does not exist is named", async ({ page }) => {
  await page.goto("/alerts?tab=pending");
  await expect(page.getByRole("heading", { name: "Nothing is pending" })).toBeVisible();
  await page.goto("/alerts?tab=nonsense");
  await expect(page.getByRole("main")).toContainText("“nonsense” is not one of");
  await expectAccessible(page);
});

test("a breach stands in the inbox with its finding, and its page shows numbers, lost words and history", async ({
  page,
  request,
}) => {
  await push(request, `lineages/${LINEAGE}/reference/samples`, samples(2 * SAMPLES, 1));
  await push(request, `lineages/${LINEAGE}/generations/1/samples`, samples(SAMPLES, 7, 0.7));
  await close(request, LINEAGE, 1);
  await page.goto("/alerts");
  const alerts = page.getByRole("region", { name: `Alerts of ${LINEAGE}` });
  await alerts
    .getByRole("link", { name: /of the human control/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/alerts\/al_/);
  for (const section of ["First things to check", "History", /lost events? that people still say/]) {
    await expect(page.getByRole("heading", { name: section })).toBeVisible();
  }
  await expect(page.getByRole("main")).toContainText(/n = [\d,]+, human control n = [\d,]+/);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
});

test("who takes an alert is seen by everyone, and a second one is told that it is gone", async ({ page, request }) => {
  const id = await alertOf(request, "firing");
  await page.goto(`/alerts/${id}`);
  await page.getByText("Acknowledge").first().click();
  await page.locator("details[open]").getByLabel("Your name").fill("Ana");
  await page.getByRole("button", { name: "Acknowledge" }).click();
  await expect(page.getByRole("main")).toContainText("By hand: firing to acknowledged");
  await expect(page.getByRole("main")).toContainText("owner Ana");
  const second = await request.post(`/api/v1/alerts/${id}/acknowledge`, { data: { expected: "firing", owner: "Ben" } });
  expect(second.status()).toBe(409);
  expect(await second.json()).toMatchObject({
    error: { code: "state.conflict", message: expect.stringMatching(/^Ana acknowledged this \d+ (s|minutes?) ago/) },
  });
});

test("keys move through the inbox, select, and snooze what is selected until a generation", async ({
  page,
  request,
}) => {
  await alertOf(request, "firing");
  await page.goto("/alerts?tab=firing");
  await page.keyboard.press("j");
  const row = page.locator("tr[data-alert]").first();
  await expect(row.locator("a[data-row]")).toBeFocused();
  await page.keyboard.press("x");
  await expect(row.getByRole("checkbox")).toBeChecked();
  await page.keyboard.press("s");
  const sheet = page.getByRole("dialog", { name: "Snooze" });
  await expect(sheet).toBeVisible();
  await expectAccessible(page);
  await sheet.getByLabel("Or until generation").fill("9");
  await sheet.getByLabel("Reason").fill("retraining tonight");
  await sheet.getByLabel("Reason").press("Tab");
  await page.keyboard.type("Ben");
  await page.keyboard.press("Enter");
  await expect(row).toContainText("snoozed until g9");
  await expectAccessible(page);
  await row.locator("a[data-row]").click();
  await expect(page.getByRole("main")).toContainText("Snoozed until g9 by Ben: retraining tonight");
  await page.getByText("End the snooze").first().click();
  await page.getByRole("button", { name: "End the snooze" }).click();
  await expect(page.getByRole("main")).not.toContainText("Snoozed until g9");
});

test("the link of an alert opens exactly the samples that it fired on, also after late ones came", async ({
  page,
  request,
}) => {
  const id = await alertOf(request, "firing");
  await page.goto(`/alerts/${id}`);
  await page.getByRole("link", { name: /^[\d,]+ of g1$/ }).click();
  await expect(page).toHaveURL(/\/samples\?g=1&revision=1/);
  await expect(page.getByRole("main")).toContainText("1,500 samples");
  await expectAccessible(page);
  const generation = `/api/v1/lineages/${LINEAGE}/generations/1`;
  await request.post(`${generation}/reopen`, { data: { reason: "late" } });
  await push(request, `lineages/${LINEAGE}/generations/1/samples`, '{"id":"late-1","text":"came late"}\n', "late");
  await page.reload();
  await expect(page.getByRole("main")).toContainText("1,500 samples, as they were at revision 1");
});

test("an alert resolved by hand needs a reason and leaves the inbox", async ({ page, request }) => {
  const id = await alertOf(request, "acknowledged");
  const bare = await request.post(`/api/v1/alerts/${id}/resolve`, { data: {} });
  expect(bare.status()).toBe(400);
  await page.goto(`/alerts/${id}`);
  await page.getByText("Resolve by hand").first().click();
  await page.locator("details[open]").getByLabel("Reason").fill("decoding was set wrong for one run");
  await page.getByRole("button", { name: "Resolve by hand" }).click();
  await expect(page.getByRole("main")).toContainText("acknowledged to resolved");
  await page.goto("/alerts?tab=resolved");
  await expect(page.getByRole("main")).toContainText(LINEAGE);
});

/** The first alert of this file's lineage in a state: other files may share the server. */
async function alertOf(request: APIRequestContext, state: string): Promise<string> {
  const { data } = await (await request.get(`/api/v1/alerts?state=${state}`)).json();
  return data.find((each: { lineage: { slug: string } }) => each.lineage.slug === LINEAGE).id;
}

test("pages read in full without a script", async ({ browser, app, request }) => {
  const { data } = await (await request.get("/api/v1/alerts")).json();
  const page = await (await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })).newPage();
  for (const path of [`/alerts/${data[0].id}`, "/tickets", "/risks"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(LINEAGE);
  }
  await page.context().close();
});
