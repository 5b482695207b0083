import { readXlsx } from "hucre/xlsx";
import { close, push } from "./client.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { samples } from "./world.ts";

const LINEAGE = "export-bot";
const SAMPLES = 1_500;

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

test("workbook, CSV and JSON of the register hold the figures of the page", async ({ page, request }) => {
  await push(request, `lineages/${LINEAGE}/reference/samples`, samples(2 * SAMPLES, 1));
  await push(request, `lineages/${LINEAGE}/generations/1/samples`, samples(SAMPLES, 7, 0.7));
  await close(request, LINEAGE, 1);
  const path = "/api/v1/exports/risk-register";
  const twin = await (await request.get(`${path}.json`)).json();
  const csv = await (await request.get(`${path}.csv`)).text();
  const { sheets } = await readXlsx(await (await request.get(`${path}.xlsx`)).body());
  const rows = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  expect(rows("Summary")[0]?.[0]).toBe(twin.headline);
  const risk = twin.risks.find((each: { lineage: string }) => each.lineage === LINEAGE);
  const line = rows("Register").find((row) => row[1] === LINEAGE);
  expect(line?.slice(0, 3)).toEqual([risk.ref, LINEAGE, risk.title]);
  const leading = twin.indicators.find((each: { isLeading: boolean }) => each.isLeading);
  expect(rows("Indicators").flat()).toContain(leading.value);
  expect(csv).toContain(`\r\n${risk.ref},${LINEAGE},`);
  await page.goto("/risks");
  await expect(page.getByRole("main")).toContainText(twin.headline);
  await expectAccessible(page);
});

test("a person sets the impact and confirms the rating, and the register shows both", async ({ page }) => {
  await page.goto("/risks");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^R-\d+$/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Confirm the rating" }).click();
  await expect(page.getByRole("button", { name: "Confirm the rating" })).toHaveCount(0);
  await page.getByText("Edit", { exact: true }).click();
  await page.getByLabel("Impact").selectOption("4 major");
  await page.getByLabel("Owner").fill("Ana");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main")).toContainText(/high to extreme|extreme|high/);
  await expectAccessible(page);
  await page.goto("/risks");
  await expect(page.getByRole("main")).toContainText("4 major");
  await expect(page.getByRole("main")).toContainText("confirmed");
});

test("a share card is a picture of 1200 × 630, and of nothing else", async ({ request }) => {
  const { data } = await (await request.get("/api/v1/alerts")).json();
  for (const path of [`/og/lineage/${LINEAGE}`, `/og/alert/${data[0].id}`]) {
    const answer = await request.get(path);
    expect(answer.headers()["content-type"]).toBe("image/png");
    const image = await answer.body();
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(image.length).toBeLessThan(150_000);
  }
  expect((await request.get("/og/lineage/nobody")).status()).toBe(404);
});
