import { close, push } from "./client.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { samples } from "./world.ts";

const LINEAGE = "review-bot";
const SAMPLES = 1_500;

test.use({ store: "review" });
test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

test("before anything is frozen the list says what freezing is for", async ({ page }) => {
  await page.goto("/reviews");
  await expect(page.getByRole("heading", { name: "No review is frozen yet" })).toBeVisible();
  await expectAccessible(page);
});

test("a decision is taken in place: the ticket is approved, the row goes, what was decided stands", async ({
  page,
  request,
}) => {
  await push(request, `lineages/${LINEAGE}/reference/samples`, samples(2 * SAMPLES, 1));
  await push(request, `lineages/${LINEAGE}/generations/1/samples`, samples(SAMPLES, 7, 0.7));
  await close(request, LINEAGE, 1);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "1 decision for you" })).toBeVisible();
  const decision = page
    .getByRole("region", { name: "1 decision for you" })
    .or(page.locator("section", { hasText: "1 decision for you" }));
  await decision.getByText("Approve", { exact: true }).click();
  await page.getByLabel("Owner").first().fill("Ana");
  await page.getByRole("button", { name: /^Approve [\d,]+ human samples$/ }).click();
  await expect(page.getByRole("heading", { name: "Nothing needs a decision" })).toBeVisible();
  const decided = page.locator("section", { hasText: "What was decided" });
  await expect(decided).toContainText(/on track, due \d{4}-\d\d-\d\d · Ana · TW-\d+/);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  const { data } = await (await request.get("/api/v1/tickets")).json();
  expect(data[0]).toMatchObject({ state: "approved", owner: "Ana" });
});

test("the week is marked and frozen, and its page stays when a generation comes and a lineage goes", async ({
  page,
  request,
}) => {
  await page.goto("/");
  await page.getByText("Mark reviewed").first().click();
  await page.getByLabel("Your name").first().fill("Ana");
  await page.getByRole("button", { name: "Mark reviewed" }).click();
  await expect(page.getByText(/^Reviewed by Ana/)).toBeVisible();
  const paragraph = (await page.getByRole("main").locator("p:not([role])").first().textContent()) ?? "";
  await page.getByText("Freeze", { exact: true }).click();
  await page.getByLabel("Your name").last().fill("Ana");
  await page.getByRole("button", { name: "Freeze this review" }).click();
  const link = page.getByRole("link", { name: /^\d{4}-W\d\d$/ });
  await link.click();
  await expect(page).toHaveURL(/\/reviews\/\d{4}-W\d\d$/);
  const main = page.getByRole("main");
  await expect(main).toContainText(paragraph);
  await expect(main).toContainText("What is stored still has this digest.");
  const frozen = page.locator("article");
  const before = await frozen.textContent();
  await push(request, `lineages/${LINEAGE}/generations/2/samples`, samples(SAMPLES, 9));
  await close(request, LINEAGE, 2);
  await page.reload();
  await expect(main).toContainText(/judged up to g2 since/);
  expect(await frozen.textContent()).toBe(before);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
});

test("the share link reads without a session's acts, a wrong one finds nothing, and the register is the frozen one", async ({
  browser,
  app,
  request,
}) => {
  const { data } = await (await request.get("/api/v1/reviews")).json();
  const { id } = data[0];
  const guest = await (await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })).newPage();
  await guest.goto(`/reviews/${id}`);
  const shared = (await guest.locator("pre").last().textContent()) ?? "";
  expect(shared).toContain(`/reviews/${id}?share=`);
  await guest.goto(shared);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText(`Review ${id}`);
  expect((await guest.goto(`/reviews/${id}?share=guess`))?.status()).toBe(404);
  await guest.context().close();
  const [then, now] = await Promise.all(
    [`?review=${id}`, ""].map(async (query) =>
      (await request.get(`/api/v1/exports/risk-register.json${query}`)).json(),
    ),
  );
  expect([then.risks[0].generation, now.risks[0].generation]).toEqual([1, 2]);
  const card = await request.get(`/og/review/${id}`);
  expect(card.headers()["content-type"]).toBe("image/png");
  expect((await request.get("/api/v1/reviews/1999-W01")).status()).toBe(404);
});
