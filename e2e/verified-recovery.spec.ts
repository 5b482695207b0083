import { Webhook } from "standardwebhooks";
import { expect } from "./fixtures.ts";
import { complaintsOf } from "./receivers/schemas.ts";
import {
  act,
  collapsed,
  collectAll,
  next,
  signedHeaders,
  tellEverybody,
  ticketOf,
  trainingTexts,
  untilResolved,
} from "./story.ts";
import { test } from "./told-server.ts";

test.use({ store: "told over HTTP" });
test.describe.configure({ mode: "serial" });
test.setTimeout(420_000);

interface Risk {
  lineage: string | { slug: string };
  likelihoodLow: number;
  likelihoodHigh: number;
}

interface ToldAlert {
  news?: string;
}

/** The alerts that a webhook tells of: the one that leads, and the others. */
function alertsOf({ data }: Record<string, unknown>): ToldAlert[] {
  const lead = data as ToldAlert & { others?: ToldAlert[] };
  return [lead, ...(lead.others ?? [])];
}

test("over HTTP: a lineage collapses, everybody is told, human data bring it back, and the next generations prove it", async ({
  request,
  world,
}) => {
  const secret = await tellEverybody(request, world.url);
  const { story, key } = await collapsed(request, "helped-bot", 11);
  const alerts = async (states: string) =>
    (
      (await (await request.get(`/api/v1/alerts?state=${states}`)).json()) as {
        data: { id: string; severity: string; policy: string }[];
      }
    ).data;
  const ratings = async () => {
    const { data } = (await (await request.get("/api/v1/risks")).json()) as { data: Risk[] };
    return data.map(({ likelihoodLow, likelihoodHigh }) => likelihoodLow + likelihoodHigh);
  };

  await test.step("everybody is told, in payloads that their schemas accept", async () => {
    await expect.poll(() => world.at("/pagerduty").length, { timeout: 30_000 }).toBeGreaterThan(0);
    await expect.poll(() => world.mails.length, { timeout: 30_000 }).toBeGreaterThan(0);
    await expect.poll(() => world.at("/alertmanager").length, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(world.bodies("/pagerduty")[0]).toMatchObject({ event_action: "trigger" });
    expect(world.mails.some((mail) => /^Subject: .*helped-bot/m.test(mail))).toBe(true);
  });

  const fired = await alerts("firing");
  const before = await ratings();
  await test.step("somebody takes it", async () => {
    for (const { id } of fired) await act(request, `alerts/${id}/acknowledge`, { owner: "Ana", note: "looking" });
    await expect
      .poll(() => world.bodies("/pagerduty").map((body) => body.event_action), { timeout: 30_000 })
      .toContain("acknowledge");
  });

  await test.step("the ticket is approved, filled to the number it asks for, and injected", async () => {
    await act(request, `tickets/${key}/approve`);
    await collectAll(request, key, 5_000);
    await act(request, `tickets/${key}/inject`);
    const ticket = await ticketOf(request, key);
    expect(ticket.state).toBe("injected");
    story.bundle = [...story.bundle, ...(await trainingTexts(request, key))];
  });

  await test.step("the next generation verifies it, with a before and an after", async () => {
    await next(request, story, 11);
    const { state, verification } = await ticketOf(request, key);
    expect([state, verification?.cause]).toEqual(["verified", null]);
    for (const { outcome, before: old, after } of verification?.strata ?? []) {
      expect(outcome).toBe("recovered");
      expect(after.value).toBeGreaterThan(old.value);
    }
    expect((await alerts("resolved")).filter(({ severity }) => severity === "breach")).toEqual([]);
  });

  await test.step("ok generations resolve the alert, and whoever was told that it fires is told that it ended", async () => {
    for (const { id } of fired.filter(({ severity }) => severity === "breach"))
      await untilResolved(request, story, 7_000, id);
    const isResolved = (path: string, of: (body: Record<string, unknown>) => boolean) =>
      expect.poll(() => world.bodies(path).some(of), { timeout: 30_000 }).toBe(true);
    // What happens at one generation is one message: another alert may lead it.
    await isResolved("/hook", (body) => alertsOf(body).some(({ news }) => news === "resolved"));
    await isResolved("/slack", (body) => /resolved/i.test(JSON.stringify(body)));
    await isResolved("/pagerduty", ({ event_action }) => event_action === "resolve");
    await isResolved("/alertmanager", (body) => Date.parse(String(Object(body)[0]?.endsAt)) <= Date.now());
    expect(await ratings()).not.toEqual(before);
    expect(Math.min(...(await ratings()))).toBeLessThan(Math.min(...before));
  });

  await test.step("all that was sent is what its receiver publishes, and the signature holds", async () => {
    const schemas = [
      ["/slack", "slack-message"],
      ["/pagerduty", "pagerduty-event"],
      ["/hook", "webhook-envelope"],
      ["/alertmanager", "alertmanager-alerts"],
    ] as const;
    for (const [path, schema] of schemas)
      for (const body of world.bodies(path)) expect(complaintsOf(schema, body), path).toEqual([]);
    for (const got of world.at("/hook")) new Webhook(secret).verify(got.body, signedHeaders(got));
    const types = world.bodies("/hook").map(({ type }) => type);
    for (const type of ["alert.firing", "ticket.proposed", "ticket.injected", "ticket.verified"])
      expect(types).toContain(type);
    const keys = new Set(world.bodies("/pagerduty").map(({ dedup_key }) => dedup_key));
    expect(keys.size).toBe(1);
  });

  await test.step("the week is frozen", async () => {
    const frozen = await request.post("/api/v1/reviews", { data: { reviewer: "Ana", note: "back" } });
    expect(frozen.status()).toBe(201);
    const { id } = (await frozen.json()) as { id: string };
    expect(JSON.stringify(await (await request.get(`/api/v1/reviews/${id}`)).json())).toContain("helped-bot");
  });
});

test("over HTTP: data that do not help reopen the ticket with what is missing, and resolve nothing", async ({
  request,
  world,
}) => {
  const { story, key } = await collapsed(request, "unhelped-bot", 31);
  await act(request, `tickets/${key}/approve`);
  await collectAll(request, key, 6_000);
  await act(request, `tickets/${key}/inject`);
  // The generation is trained without the bundle.
  await next(request, story, 31);
  const ticket = await ticketOf(request, key);
  expect(ticket.state).toBe("reopened");
  expect(ticket.verification?.cause).toMatch(/no-rise|decoding/);
  expect(ticket.humanSamples).toBeGreaterThan(0);
  expect(ticket.history.at(-1)).toMatchObject({ to: "reopened", note: expect.stringContaining("missing") });
  const { data } = (await (await request.get("/api/v1/alerts?state=resolved")).json()) as {
    data: { lineage: { slug: string } }[];
  };
  expect(data.filter(({ lineage }) => lineage.slug === "unhelped-bot")).toEqual([]);
  await expect
    .poll(() => world.bodies("/hook").map(({ type }) => type), { timeout: 30_000 })
    .toContain("ticket.reopened");
});
