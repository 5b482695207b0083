import { readFile } from "node:fs/promises";
import { readXlsx } from "hucre";
import { close, push } from "./client.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { samples } from "./world.ts";

const LINEAGE = "story-bot";
const SAMPLES = 2_000;

test.describe.configure({ mode: "serial" });
test.setTimeout(240_000);

test("human samples and a healthy generation raise nothing", async ({ page, request }) => {
  await push(request, `lineages/${LINEAGE}/reference/samples`, samples(2 * SAMPLES, 1));
  await push(request, `lineages/${LINEAGE}/generations/1/samples`, samples(SAMPLES, 2));
  await close(request, LINEAGE, 1);
  await page.goto(`/lineages/${LINEAGE}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(LINEAGE);
  await page.goto("/alerts");
  await expect(page.getByRole("main")).not.toContainText(LINEAGE);
});

test("a generation that lost its rare words turns the lineage, raises an alert and opens a ticket with a quantity", async ({
  page,
  request,
}) => {
  for (const generation of [2, 3]) {
    await push(
      request,
      `lineages/${LINEAGE}/generations/${generation}/samples`,
      samples(SAMPLES, 10 + generation, 0.8),
    );
    await close(request, LINEAGE, generation);
  }
  await page.goto("/");
  await expect(page.getByRole("main")).toContainText(LINEAGE);

  await page.goto("/alerts");
  await page
    .getByRole("region", { name: `Alerts of ${LINEAGE}` })
    .getByRole("link")
    .first()
    .click();
  await expect(page).toHaveURL(/\/alerts\/.+/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/tickets");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^TW-\d+/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/tickets\/.+/);
  await expect(page.getByRole("main")).toContainText(/human samples/i);
  await expect(page.getByRole("main")).toContainText(/[1-9][\d,]* /);
  await expectAccessible(page);
});

test("a ticket moves by hand, and says no to a move out of turn", async ({ page }) => {
  await page.goto("/tickets");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^TW-\d+/ })
    .first()
    .click();
  await page.getByRole("button", { name: /approve/i }).click();
  await expect(page.getByRole("main")).toContainText(/approved/i);
  await expect(page.getByRole("button", { name: /^approve/i })).toHaveCount(0);
});

test("the register leaves as a workbook and as CSV that agree with each other", async ({ page, request }) => {
  await page.goto("/risks");
  const waiting = page.waitForEvent("download");
  await page
    .getByRole("link", { name: /xlsx|excel/i })
    .first()
    .click();
  const file = await (await waiting).path();
  const workbook = await readXlsx(await readFile(file));
  const register = workbook.sheets[0]?.rows.map((row) => row.map((cell) => String(cell ?? ""))) ?? [];
  expect(register.flat().join(" ")).toContain(LINEAGE);

  const json = await (await request.get("/api/v1/exports/risk-register.json")).text();
  const csv = await (await request.get("/api/v1/exports/risk-register.csv")).text();
  expect(json).toContain(LINEAGE);
  expect(csv).toContain(LINEAGE);
});

test("text of a sample never becomes markup, and never a formula", async ({ page, request }) => {
  const hostile = [
    '<img src=x onerror="alert(1)">',
    "<script>alert(2)</script>",
    "=HYPERLINK(1)",
    "</script><svg onload=alert(3)>",
  ];
  const body = hostile.map((text, index) => JSON.stringify({ id: `h${index}`, text: `${text} ${text}` })).join("\n");
  await push(request, "lineages/hostile-bot/reference/samples", `${body}\n${samples(400, 5)}`);
  await push(request, "lineages/hostile-bot/generations/1/samples", samples(400, 6, 0.7));
  await close(request, "hostile-bot", 1);
  for (const path of ["/", "/lineages/hostile-bot", "/lineages/hostile-bot/tail"]) {
    await page.goto(path);
    expect(await page.locator("img[src='x'], svg[onload]").count(), path).toBe(0);
  }
});

test("a foreign name that points here is refused", async ({ request }) => {
  for (const path of ["/", "/api/v1/lineages"]) {
    const answer = await request.get(path, { headers: { host: "evil.example" } });
    expect(answer.status(), path).toBe(403);
  }
});
