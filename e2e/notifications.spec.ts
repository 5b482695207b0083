import { Webhook } from "standardwebhooks";
import { close, push } from "./client.ts";
import { test as base, expect, expectAccessible } from "./fixtures.ts";
import { type Receiver, receiver } from "./receivers/receiver.ts";
import { complaintsOf } from "./receivers/schemas.ts";
import { startServer } from "./server.ts";
import { samples } from "./world.ts";

const LINEAGE = "told-bot";
const SAMPLES = 1_500;
const PAGE = "/settings/notifications";

/** A test whose server may reach a receiver of ours. */
const test = base.extend<Record<never, never>, { remote: Receiver }>({
  remote: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture asks for from this pattern
    async ({}, use) => {
      const remote = await receiver();
      await use(remote);
      await remote.close();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ remote }, use) => {
      const server = await startServer({ TAILWATCH_EGRESS_ALLOW: remote.place });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 330_000 },
  ],
});

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

test("a page without targets says so and offers every kind", async ({ page }) => {
  await page.goto(PAGE);
  await expect(page.getByRole("heading", { name: "Nobody is told of anything yet" })).toBeVisible();
  for (const kind of ["Slack", "PagerDuty", "Webhook", "Mail", "Alertmanager", "Issue tracker"])
    await expect(page.getByText(`Add ${kind}`).first()).toBeVisible();
  await expectAccessible(page);
});

let secret = "";
test("a webhook is added, its secret shown once, and tried out", async ({ page, remote }) => {
  await page.goto(PAGE);
  await page.getByText("Add Webhook").first().click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("loopback");
  await page.getByRole("textbox", { name: /^Address/ }).fill(remote.url);
  await page.getByRole("button", { name: "Add Webhook" }).click();
  const shown = page.getByText(/whsec_[A-Za-z0-9+/=]+/);
  await expect(shown).toBeVisible();
  secret = /whsec_[A-Za-z0-9+/=]+/.exec((await shown.textContent()) ?? "")?.[0] ?? "";
  await page.reload();
  await expect(page.getByRole("main")).not.toContainText("whsec_");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText(/The test arrived \(200, ok\)/)).toBeVisible();
  const [test] = remote.received;
  expect(new Webhook(secret).verify(test?.body ?? "", test?.headers as Record<string, string>)).toMatchObject({
    type: "test",
    data: { test: true },
  });
  await expectAccessible(page);
});

test("a breach reaches it, signed and in shape; one that failed stands in the log with its tries, and is sent again", async ({
  page,
  request,
  remote,
}) => {
  remote.received.length = 0;
  await push(request, `lineages/${LINEAGE}/reference/samples`, samples(2 * SAMPLES, 1));
  await push(request, `lineages/${LINEAGE}/generations/1/samples`, samples(SAMPLES, 7, 0.7));
  await close(request, LINEAGE, 1);
  const firing = () => remote.received.find(({ body }) => JSON.parse(body).type === "alert.firing");
  await expect.poll(() => firing() !== undefined, { timeout: 30_000 }).toBe(true);
  const told = firing();
  const body = new Webhook(secret).verify(told?.body ?? "", told?.headers as Record<string, string>);
  expect(complaintsOf("webhook-envelope", body)).toEqual([]);
  expect(body).toMatchObject({ data: { lineage: LINEAGE, generation: 1, severity: "breach" } });

  await page.goto(`${PAGE}?state=delivered#log`);
  const row = page.getByRole("listitem").filter({ hasText: "alert.firing" }).first();
  await expect(row).toContainText(LINEAGE);
  remote.answer = () => ({ status: 503, body: "down for a while" });
  await Promise.all([page.waitForEvent("load"), row.getByRole("button", { name: "Replay" }).click()]);
  await page.goto(`${PAGE}?state=waiting#log`);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByRole("listitem").filter({ hasText: "alert.firing" }).first().textContent();
      },
      { timeout: 30_000 },
    )
    .toMatch(/503, down for a while/);
  await expect(page.getByRole("main")).toContainText("Failing since just now");
  const ids = remote.received.filter((each) => each.body === told?.body).map((each) => each.headers["webhook-id"]);
  expect(new Set(ids).size).toBe(1);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
});

test("a route is added on screen and says whom it reaches", async ({ page }) => {
  await page.goto(PAGE);
  await page.getByText("Add a route, tried first").click();
  await page.getByRole("combobox", { name: /^Lineage/ }).selectOption(LINEAGE);
  await page.getByRole("combobox", { name: /^Severity/ }).selectOption("breach");
  await page.getByRole("button", { name: "Add route" }).click();
  await expect(page.getByRole("main")).toContainText(`A breach of tail.retention on ${LINEAGE} goes to nobody.`);
  await expect(page.getByRole("main")).toContainText("on any other lineage goes to loopback.");
});

test("an address inside is refused, and the page says why; it reads in full without a script", async ({
  app,
  browser,
  request,
}) => {
  const made = await request.post("/api/v1/targets", {
    data: { kind: "slack", name: "inside", url: "https://169.254.169.254/latest" },
  });
  const { id } = await made.json();
  const answer = await (await request.post(`/api/v1/targets/${id}/test`)).json();
  expect(answer).toMatchObject({ isDelivered: false, status: null, said: expect.stringContaining("private address") });
  const page = await (await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })).newPage();
  await page.goto(PAGE);
  await expect(page.getByRole("main")).toContainText("Failing since");
  await page.context().close();
});
