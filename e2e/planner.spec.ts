import { close, push } from "./client.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { samples } from "./world.ts";

const LINEAGE = "plan-bot";
const PAGE = `/lineages/${LINEAGE}/planner`;
const SAMPLES = 1_500;

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

test("before anything is judged the planner says what is missing", async ({ page, request }) => {
  await push(request, `lineages/${LINEAGE}/reference/samples`, samples(2 * SAMPLES, 1));
  await page.goto(PAGE);
  await expect(page.getByRole("main")).toContainText("No generation of this lineage is judged");
  await push(request, `lineages/${LINEAGE}/generations/1/samples`, samples(SAMPLES, 7, 0.7));
  await close(request, LINEAGE, 1);
});

test("the slider moves by keyboard, the address follows, and a reload shows the same", async ({ page }) => {
  await page.goto(PAGE);
  await page.keyboard.press("1");
  await expect(page).toHaveURL(`/lineages/${LINEAGE}`);
  // A key that is pressed before the page listens is lost; whoever pressed it presses it again.
  await expect(async () => {
    await page.keyboard.press("5");
    await expect(page).toHaveURL(PAGE, { timeout: 2_000 });
  }).toPass();
  const slider = page.getByRole("slider");
  await expect(page.getByText(/^Without fresh human data/)).toBeVisible();
  await slider.focus();
  await page.keyboard.press("PageUp");
  await expect(page).toHaveURL(/[?&]share=0\.\d+/);
  await expect(slider).toBeFocused();
  const finding = page.getByText(/^At \d+(\.\d+)?% fresh human data/);
  await expect(finding).toBeVisible();
  const said = await finding.textContent();
  const share = await slider.inputValue();
  expect(new URL(page.url()).searchParams.get("share")).toBe(share);
  expect(page.url()).not.toMatch(/price=|currency=|kappa=/);
  await page.reload();
  await expect(finding).toHaveText(said ?? "");
  await expect(slider).toHaveValue(share);
});

test("page and API give the same sentence; bad values are named on the one and refused by the other", async ({
  page,
  request,
}) => {
  const plan = await (
    await request.get(`/api/v1/lineages/${LINEAGE}/plan?share=0.3&price=2&currency=EUR&kappa=20`)
  ).json();
  await page.goto(`${PAGE}?share=0.3&price=2&currency=EUR&kappa=20`);
  await expect(page.getByText(plan.sentence, { exact: true })).toBeVisible();
  await expect(page.getByRole("table", { name: "Human samples for one injection" })).toContainText("EUR");
  await page.goto(`${PAGE}?share=most`);
  await expect(page.getByRole("main")).toContainText("share “most” is not a number from 0 to 1");
  expect((await request.get(`/api/v1/lineages/${LINEAGE}/plan?share=most`)).status()).toBe(400);
});

test("up to three plans stand side by side, with their assumptions, in light and dark", async ({ page }) => {
  await page.goto(`${PAGE}?share=0.1`);
  await page.getByRole("link", { name: "Keep this plan beside others" }).click();
  await page.getByLabel("Exactly, %").fill("40");
  await expect(page).toHaveURL(/share=0\.4/);
  const plans = page.getByRole("table", { name: "Plans compared" });
  await expect(plans.getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("main")).toContainText("Assumes unbiased re-sampling");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
});

test("one ticket at a time: the open one is named, and after it a plan becomes the next", async ({ page, request }) => {
  await page.goto(PAGE);
  const open = page.getByRole("link", { name: /^Open TW-\d+$/ });
  const key = ((await open.textContent()) ?? "").replace("Open ", "");
  await request.post(`/api/v1/tickets/${key}/cancel`, { data: { note: "planned anew" } });
  await page.goto(`${PAGE}?share=0.3&kappa=20`);
  const asked = await page.getByText(/It asks for [\d,]+ human samples/).textContent();
  await page.getByRole("button", { name: "Open ticket with this plan" }).click();
  await expect(open).toBeVisible();
  const next = ((await open.textContent()) ?? "").replace("Open ", "");
  expect(next).not.toBe(key);
  const ticket = await (await request.get(`/api/v1/tickets/${next}`)).json();
  expect(asked).toContain(ticket.humanSamples.toLocaleString("en"));
});

test("without a script the planner reads in full and its form asks", async ({ browser, app }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })).newPage();
  await page.goto(PAGE);
  await page.getByLabel("Exactly, %").fill("25");
  await page.getByRole("button", { name: "Foretell" }).click();
  await expect(page).toHaveURL(/percent=25/);
  await expect(page.getByText(/^At 25% fresh human data/)).toBeVisible();
  await expect(page.locator("svg[role=img]").first()).toBeVisible();
  await page.context().close();
});
