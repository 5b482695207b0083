import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { close, push } from "./client.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { samples } from "./world.ts";

const LINEAGE = "policy-bot";
const SAMPLES = 1_500;

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

test.beforeAll(async ({ app, playwright }) => {
  const request = await playwright.request.newContext({ baseURL: app.url });
  await push(request, `lineages/${LINEAGE}/reference/samples`, samples(2 * SAMPLES, 1));
  await push(request, `lineages/${LINEAGE}/generations/1/samples`, samples(SAMPLES, 7, 0.7));
  await close(request, LINEAGE, 1);
  await request.dispose();
});

test("a line is moved by keyboard alone: preview on the real chart, then saved with who and why", async ({ page }) => {
  await page.goto(`/settings/policies?l=${LINEAGE}`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Tail retention", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tail retention");
  for (const [label, value] of [
    ["Watch line", "0.3"],
    ["Breach line", "0.2"],
  ] as const) {
    await page.getByLabel(label).focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(value);
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/breach=0\.2/);
  const main = page.getByRole("main");
  await expect(main).toContainText("tail-retention: breach line 85% to 20%");
  await expect(main).toContainText(/On the last generation \(g1\) this would have raised .*; what is in force raises/);
  await expect(main).toContainText("Expected false alarms a year");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.getByLabel("Your name").focus();
  await page.keyboard.type("Ana");
  await page.getByLabel("Rationale").focus();
  await page.keyboard.type("this model is meant to be terse");
  await page.getByRole("button", { name: "Save as version 2" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/settings/policies?l=${LINEAGE}`);
  await expect(main).toContainText("this model is meant to be terse");
  await expect(main).toContainText(`Version 2, written for ${LINEAGE}`);
});

test("a proposal that cannot be a policy says why, and stores nothing", async ({ page, request }) => {
  await page.goto(`/settings/policies/tail-retention?l=${LINEAGE}&watch=0.5&breach=0.9`);
  await expect(page.getByRole("main")).toContainText("the breach line must be worse than the watch line");
  const { version } = await (await request.get(`/api/v1/lineages/${LINEAGE}/policy`)).json();
  expect(version).toBe(2);
});

test("two people who change one version: the second is told, and a change needs the version it changes", async ({
  request,
}) => {
  const url = `/api/v1/lineages/${LINEAGE}/policy`;
  const answer = await request.get(url);
  const document = await answer.json();
  const data = { document, author: "Ben", rationale: "x" };
  expect((await request.put(url, { data })).status()).toBe(428);
  expect((await request.put(url, { data, headers: { "If-Match": '"v1"' } })).status()).toBe(412);
  const same = await request.put(url, { data, headers: { "If-Match": answer.headers().etag ?? "" } });
  expect([same.status(), await same.json()]).toEqual([200, { version: 2, changes: [] }]);
});

test("the YAML says the same: compared, then saved", async ({ page }) => {
  await page.goto(`/settings/policies/yaml?l=${LINEAGE}`);
  await expectAccessible(page);
  const text = page.getByLabel("Document (YAML or JSON)");
  await text.fill((await text.inputValue()).replace("looksPerYear: 52", "looksPerYear: 104"));
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("status")).toContainText("budget: looks a year 52 to 104");
  await page.getByLabel("Your name").fill("Ana");
  await page.getByRole("textbox", { name: "Rationale", exact: true }).fill("twice a week");
  await page.getByRole("button", { name: "Save as version 3" }).click();
  await expect(page.getByRole("main")).toContainText("twice a week");
});

test("the command line exports, compares and imports the same policies", async ({ app }) => {
  const folder = await mkdtemp(join(tmpdir(), "tailwatch-policy-"));
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const env = { ...process.env, TAILWATCH_URL: app.url };
      execFile(process.execPath, ["bin/tailwatch.ts", "policy", ...args], { env }, (error, out) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out }),
      );
    });
  const file = join(folder, "policy.yaml");
  await writeFile(file, (await run("export", "-l", LINEAGE)).out);
  expect((await run("diff", file, "-l", LINEAGE)).code).toBe(0);
  expect((await run("diff", file, "-l", LINEAGE, "--against", "v1")).code).toBe(1);
  await writeFile(file, (await readFile(file, "utf8")).replace("looksPerYear: 104", "looksPerYear: 52"));
  const changed = await run("diff", file, "-l", LINEAGE);
  expect([changed.code, changed.out]).toEqual([1, expect.stringContaining("looks a year 104 to 52")]);
  expect((await run("import", file, "-l", LINEAGE)).code).toBe(2);
  const made = await run("import", file, "-l", LINEAGE, "--author", "Ana", "--rationale", "weekly after all");
  expect([made.code, made.out]).toEqual([0, expect.stringContaining("version 4")]);
  expect((await run("export", "-l", LINEAGE)).out).toBe(await readFile(file, "utf8"));
});

test("the next generation is judged by the policies in force, and its charts show their lines", async ({
  page,
  request,
}) => {
  await push(request, `lineages/${LINEAGE}/generations/2/samples`, samples(SAMPLES, 8, 0.7));
  await close(request, LINEAGE, 2);
  const { data } = await (await request.get("/api/v1/alerts")).json();
  const retention = data.find(
    (each: { lineage: { slug: string }; policy: string }) =>
      each.lineage.slug === LINEAGE && each.policy === "tail-retention",
  );
  expect(retention.state).not.toBe("firing");
  await page.goto(`/settings/policies/tail-retention?l=${LINEAGE}`);
  await expect(page.getByRole("main")).toContainText("breach 20%");
});
