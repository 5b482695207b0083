import type { APIRequestContext } from "@playwright/test";
import { close, push } from "./client.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { samples } from "./world.ts";

const LINEAGE = "work-bot";

test.describe.configure({ mode: "serial" });
test.setTimeout(240_000);

/** The key of the lineage's ticket: other stories may have left theirs. */
async function keyOf(request: APIRequestContext): Promise<string> {
  const { data } = (await (await request.get("/api/v1/tickets")).json()) as {
    data: { key: string; lineage: { slug: string } }[];
  };
  return data.find(({ lineage }) => lineage.slug === LINEAGE)?.key ?? "";
}

const textsOf = (ndjson: string) =>
  ndjson
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text);

test("a brief is read, twenty texts are sent, three copies are refused with reasons, and the bar moves", async ({
  page,
  request,
}) => {
  const reference = samples(2_000, 1);
  await push(request, `lineages/${LINEAGE}/reference/samples`, reference);
  await push(request, `lineages/${LINEAGE}/generations/1/samples`, samples(1_500, 12, 0.8));
  await close(request, LINEAGE, 1);

  const key = await keyOf(request);
  await page.goto("/tickets");
  // By keys alone: to a ticket; from this one's link to its moves, and approve.
  await page.keyboard.press("j");
  await expect(page.locator("a[data-ticket]:focus")).toHaveCount(1);
  await page.getByRole("link", { name: key, exact: true }).focus();
  await page.keyboard.press("m");
  await expect(page.getByRole("button", { name: "Approve" }).and(page.locator(":focus"))).toHaveCount(1);
  await page.keyboard.press("Enter");
  const approved = page.locator("section").filter({ has: page.getByRole("heading", { name: /^Approved/ }) });
  await expect(approved.last()).toContainText(key);

  await page.goto(`/tickets/${key}`);
  const brief = page.locator("#brief");
  await expect(brief).toContainText("Do not copy the examples");
  await expect(brief).not.toContainText(/κ|stratum|retention|collapse/i);
  const file = await request.get(`/api/v1/tickets/${key}/brief.md`);
  expect(await file.text()).toContain("# Collection brief TW-");
  await expectAccessible(page);

  const form = page.getByRole("form", { name: "Send human data" });
  const lines = [...textsOf(samples(17, 99)), ...textsOf(reference).slice(0, 3)];
  await form.getByRole("textbox", { name: /^Texts/ }).fill(lines.join("\n"));
  await form.getByLabel("Source").fill("annotators");
  await form.getByRole("textbox", { name: /^Licence/ }).fill("CC-BY-4.0");
  await form.getByRole("button", { name: "Send" }).click();
  await expect(form.getByRole("status")).toContainText("Of 20 lines, 17 accepted, 0 duplicates, 3 refused.");
  await expect(form.getByRole("table", { name: "Refused lines" })).toContainText("copy.reference");
  await expectAccessible(page);

  await form.getByRole("button", { name: "Show the new progress" }).click();
  const intake = page.locator("#intake");
  await expect(intake).toContainText("17 accepted; ");
  await expect(page.getByRole("region", { name: "States of the ticket" }).locator("[aria-current=step]")).toContainText(
    "collecting",
  );
  await expect(page.locator("#timeline")).toContainText("Measured on 17 accepted samples");
});

test("a comment and a price are kept, and text of a comment stays text", async ({ page, request }) => {
  await page.goto(`/tickets/${await keyOf(request)}`);
  await page.locator("#talk").getByLabel("Comment").fill("<img src=x onerror=alert(1)> by Friday");
  await page.locator("#talk").getByRole("button", { name: "Comment" }).click();
  await expect(page.locator("#talk li")).toContainText("<img src=x onerror=alert(1)> by Friday");
  await page.getByText("Set the price of a sample").click();
  await page.getByLabel("Price of one sample").fill("0.35");
  await page.getByRole("button", { name: "Set the price" }).click();
  await expect(page.locator("#how-much")).toContainText(/Cost, as planned[\d,]+\.\d\d EUR/);
});
