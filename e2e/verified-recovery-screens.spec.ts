import { expect, expectAccessible } from "./fixtures.ts";
import { collapsed, collected, missing, next, tellEverybody, ticketOf, trainingTexts, untilResolved } from "./story.ts";
import { test } from "./told-server.ts";

const LINEAGE = "screen-bot";

test.use({ store: "told on screen" });
test.setTimeout(420_000);

test("on screen: an alert is taken, its ticket approved, filled and injected, verified, resolved, and the week frozen", async ({
  page,
  request,
  world,
}) => {
  await tellEverybody(request, world.url);
  const { story, key } = await collapsed(request, LINEAGE, 51);
  const main = page.getByRole("main");

  await test.step("the inbox leads to the alert, and somebody takes it", async () => {
    await page.goto("/alerts");
    await page
      .getByRole("region", { name: `Alerts of ${LINEAGE}` })
      .getByRole("link")
      .first()
      .click();
    await expect(page).toHaveURL(/\/alerts\/al_/);
    await page.getByText("Acknowledge", { exact: true }).first().press("Enter");
    await page.getByLabel("Your name").and(page.locator(":visible")).fill("Ana");
    await page.keyboard.press("Enter");
    await expect(main).toContainText("acknowledged");
    await expectAccessible(page);
  });
  const alertPage = page.url();

  await test.step("the ticket says how much and why, and is approved", async () => {
    await page.goto(`/tickets/${key}`);
    await expect(main).toContainText(/human samples/);
    await page.getByRole("button", { name: "Approve" }).press("Enter");
    await expect(page.getByRole("form", { name: "Send human data" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("human data are sent until as many train as are needed", async () => {
    for (let round = 0; round < 6; round++) {
      const count = await missing(request, key);
      if (count === 0) break;
      const form = page.getByRole("form", { name: "Send human data" });
      const buffer = Buffer.from(await collected(request, key, count, 8_000 + round));
      await form
        .getByLabel("Or a file")
        .setInputFiles({ name: `round-${round}.jsonl`, mimeType: "text/plain", buffer });
      await form.getByLabel("Source").fill("annotators");
      await form.getByRole("textbox", { name: /^Licence/ }).fill("CC-BY-4.0");
      await form.getByRole("button", { name: "Send" }).click();
      await expect(form.getByRole("status")).toContainText(/accepted/, { timeout: 60_000 });
      await form.getByRole("button", { name: "Show the new progress" }).click();
      await expect(page.locator("#intake")).toContainText(/accepted/);
    }
    await expect(page.locator("#intake")).toContainText(/enough/);
    await expectAccessible(page);
  });

  await test.step("it is injected, and the bundle can be downloaded", async () => {
    await page.getByRole("button", { name: "Inject" }).click();
    await expect(page.getByRole("link", { name: "Download what trains" })).toBeVisible();
    story.bundle = [...story.bundle, ...(await trainingTexts(request, key))];
  });

  await test.step("the next generation verifies it, with a figure before and one after", async () => {
    await next(request, story, 51);
    expect((await ticketOf(request, key)).state).toBe("verified");
    await page.reload();
    await expect(page.locator("#verification")).toBeVisible();
    await expect(main).toContainText(/verified/);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  });

  await test.step("ok generations resolve the alert, and its page keeps what fired", async () => {
    await untilResolved(request, story, 9_000, alertPage.split("/").at(-1) ?? "");
    await page.goto(alertPage);
    await expect(main).toContainText("resolved");
    await expect(main).toContainText("Frozen as it fired.");
  });

  await test.step("the register says on which evidence it improved", async () => {
    await page.goto("/risks");
    await page
      .getByRole("link", { name: /^R-\d+/ })
      .first()
      .click();
    await expect(main).toContainText(`ticket ${key} verified`);
  });

  await test.step("the week is marked and frozen to a link that stays", async () => {
    await page.goto("/");
    await page.getByText("Freeze", { exact: true }).click();
    await page.getByLabel("Your name").last().fill("Ana");
    await page.getByRole("button", { name: "Freeze this review" }).click();
    await page.getByRole("link", { name: /^\d{4}-W\d\d$/ }).click();
    await expect(page.locator("article")).toContainText(LINEAGE);
    const frozen = await page.locator("article").textContent();
    await next(request, story, 51);
    await page.reload();
    expect(await page.locator("article").textContent()).toBe(frozen);
  });
});
