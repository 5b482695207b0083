import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "#db/audit.ts";
import { alert } from "#db/schema/alerting.ts";
import { message as messages, target } from "#db/schema/notify.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import type { AlertState } from "#domain/alert.ts";
import { sweep } from "#services/admin/sweep.ts";
import type { Context } from "#services/context.ts";
import { createLineage } from "#services/lineages/create.ts";
import { deliveriesOf, readDeliveries, readNotifications, readTargets } from "#services/reads/notifications.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { type Receiver, receiver } from "../../../e2e/receivers/receiver.ts";
import { addTarget } from "./add-target.ts";
import { announce } from "./announce.ts";
import { changeTarget } from "./change-target.ts";
import { drainOutbox } from "./drain.ts";
import { removeTarget } from "./remove-target.ts";
import { replayDelivery } from "./replay.ts";
import { rotateSecret } from "./rotate-secret.ts";
import { addRoute, removeRoute, setRoutes } from "./set-routes.ts";
import { testTarget } from "./test-target.ts";
import { alertMessage, toldAlert } from "./testing/told.ts";

const START = Date.parse("2026-11-22T08:30:00Z");
const KEY = "e93facc04764012d7bfb002500d5d1a6";

describe.each(ENGINES())("targets on %s", (engine) => {
  let own: TestContext;
  let ctx: Context;
  let clock = START;
  let lineageId: string;
  let remote: Receiver;
  beforeAll(async () => {
    own = await testContext(engine);
    lineageId = (await createLineage(own, { lineage: "support-bot" })).id;
  });
  beforeEach(async () => {
    remote = await receiver();
    clock = START;
    const outgoing = { publicUrl: null, localUrl: "", allow: [remote.place], smtp: null, mailFrom: null };
    ctx = { ...own, now: () => new Date(clock), outgoing };
  });
  afterEach(async () => {
    await remote.close();
    for (const table of [messages, target, alert]) await own.db.delete(table);
    await setRoutes(ctx, { routes: [] });
  });
  afterAll(() => own.close());

  const hook = (name = "hook") => addTarget(ctx, { kind: "webhook", name, url: remote.url });
  const pager = () => addTarget(ctx, { kind: "pagerduty", name: "pager", routingKey: KEY, url: `${remote.url}/pager` });
  const bodies = () => remote.received.map(({ body }) => JSON.parse(body));
  async function tell(news: "firing" | "resolved", id = "al_1") {
    await ctx.db.transaction((tx) => announce(tx, ctx, alertMessage(lineageId, [toldAlert(id, news, news)])));
    return drainOutbox(ctx);
  }
  /** An alert row, as it stands when people are told of it. */
  const alertRow = (id: string, state: AlertState) =>
    ctx.db.insert(alert).values({
      ...{ id, lineageId, policyId: id, slice: "all", metric: "tail.retention", severity: "breach", state },
      ...{ headline: "h", openedIndex: 4, lastIndex: 4, evidence: {} as never, groupNo: 3 },
    });

  it("are added by kind; a name is taken once, an address holds no password, and no secret is ever read back", async () => {
    const { secret } = await hook();
    expect(secret).toMatch(/^whsec_/);
    await pager();
    await expect(hook()).rejects.toMatchObject({ code: "name.taken" });
    for (const bad of [
      { kind: "slack", name: "a", url: "https://u:secret@hooks.example" },
      { kind: "slack", name: "a", url: "ftp://hooks.example" },
      { kind: "pagerduty", name: "a", routingKey: "short" },
      { kind: "email", name: "a", to: "x@example.com\r\nBcc: y@example.com" },
      { kind: "slack", name: "a", url: remote.url, routingKey: KEY },
    ])
      await expect(addTarget(ctx, bad)).rejects.toThrow();
    const said = JSON.stringify([
      await readTargets(ctx),
      await readNotifications(ctx, {}),
      await listAudit(ctx.db, 99),
    ]);
    expect(said).not.toContain(secret);
    expect(said).not.toContain(KEY);
  });

  it("can be tried out: one marked message, one try, and what came back", async () => {
    const { id } = await hook();
    ctx = { ...ctx, now: () => new Date(clock++) };
    remote.answer = () => ({ status: 200, body: "thanks" });
    expect(await testTarget(ctx, id)).toMatchObject({ isDelivered: true, status: 200, said: "thanks" });
    remote.answer = () => ({ status: 503, body: "down" });
    expect(await testTarget(ctx, id)).toMatchObject({ isDelivered: false, status: 503, said: "down" });
    expect(bodies().map((each) => [each.type, each.data.test])).toEqual([
      ["test", true],
      ["test", true],
    ]);
    expect(await drainOutbox(ctx)).toEqual({ delivered: 0, failed: 0, next: null });
    const { data } = await readDeliveries(ctx, { target: id });
    expect(data.map((each) => [each.type, each.state, each.attempts.length])).toEqual([
      ["test", "dead", 1],
      ["test", "delivered", 1],
    ]);
  });

  it("are signed with both secrets while one replaces the other", async () => {
    const { id } = await hook();
    await rotateSecret(ctx, id, {});
    await testTarget(ctx, id);
    await rotateSecret(ctx, id, { act: "end" });
    await testTarget(ctx, id);
    const signatures = remote.received.map(({ headers }) => String(headers["webhook-signature"]).split(" ").length);
    expect(signatures).toEqual([2, 1]);
    await expect(rotateSecret(ctx, id, { act: "end" })).rejects.toMatchObject({ code: "state.conflict" });
    await expect(rotateSecret(ctx, (await pager()).id, {})).rejects.toMatchObject({ code: "state.conflict" });
  });

  it("that are switched off hear of nothing new, and of the end of what they heard", async () => {
    const { id } = await hook();
    await tell("firing");
    await changeTarget(ctx, id, { isEnabled: "off" });
    await tell("firing", "al_2");
    await tell("resolved");
    expect(bodies().map((each) => [each.type, each.data.alert])).toEqual([
      ["alert.firing", "al_1"],
      ["alert.resolved", "al_1"],
    ]);
    await expect(changeTarget(ctx, id, { routingKey: KEY })).rejects.toMatchObject({ code: "request.invalid" });
  });

  it("that are removed are told that what they know of is over, and nothing else ever", async () => {
    const { id } = await pager();
    await alertRow("al_1", "firing");
    await tell("firing");
    remote.answer = () => ({ status: 500 });
    await alertRow("al_2", "firing");
    await tell("firing", "al_2");
    remote.answer = () => ({ status: 200 });
    expect(await removeTarget(ctx, id)).toEqual({ id, resolved: 1 });
    clock += 60_000;
    await drainOutbox(ctx);
    await tell("resolved");
    const events = bodies().map((each) => [each.event_action, each.dedup_key.split(":").at(-1)]);
    expect(events).toEqual([
      ["trigger", "3"],
      ["trigger", "3"],
      ["resolve", "3"],
    ]);
    expect(await readTargets(ctx)).toEqual([]);
    await expect(testTarget(ctx, id)).rejects.toMatchObject({ code: "not-found" });
    await addTarget(ctx, { kind: "pagerduty", name: "pager", routingKey: KEY });
  });

  it("keep Alertmanager told while an alert is open, and no longer", async () => {
    await addTarget(ctx, { kind: "alertmanager", name: "am", url: remote.url });
    await alertRow("al_1", "firing");
    expect((await tell("firing")).next?.getTime()).toBe(START + 600_000);
    clock = START + 600_000;
    await drainOutbox(ctx);
    clock += 1_000;
    await drainOutbox(ctx);
    expect(bodies().map(([each]) => each.endsAt)).toEqual(["2026-11-22T09:00:00.000Z", "2026-11-22T09:10:00.000Z"]);
    expect(new Set(remote.received.map(({ path }) => path))).toEqual(new Set(["/api/v2/alerts"]));
    await ctx.db.update(alert).set({ state: "resolved" });
    expect(await tell("resolved")).toMatchObject({ delivered: 1, next: null });
  });

  it("are routed by rules of which the last fits everything, added before the others and taken away by place", async () => {
    const one = await hook("one");
    clock += 1_000;
    const two = await hook("two");
    await expect(setRoutes(ctx, { routes: [{ severity: "breach", targets: [one.id] }] })).rejects.toMatchObject({
      code: "request.invalid",
    });
    await expect(setRoutes(ctx, { routes: [{ targets: ["tg_none"] }] })).rejects.toMatchObject({
      code: "request.invalid",
    });
    await addRoute(ctx, { lineage: "support-bot", owner: "", severity: "breach", phase: "", targets: one.id });
    const { routes } = await readNotifications(ctx, {});
    const both = [one.id, two.id];
    expect(routes.routes.map((each) => [each.severity, each.targets])).toEqual([
      ["breach", [one.id]],
      ["breach", both],
      ["watch", both],
      [null, both],
    ]);
    expect(routes.preview).toContain("A breach of tail.retention on support-bot goes to one.");
    expect(routes.preview).toContain("A breach of tail.retention on any other lineage goes to one and two.");
    await tell("firing");
    expect((await deliveriesOf(ctx, "al_1")).map((each) => each.target.name)).toEqual(["one"]);
    await expect(removeRoute(ctx, "3")).rejects.toMatchObject({ code: "request.invalid" });
    await removeRoute(ctx, "0");
    await expect(removeRoute(ctx, "7")).rejects.toMatchObject({ code: "not-found" });
  });

  it("get a message again under its id, unless a pager heard the end of it since", async () => {
    await hook();
    await pager();
    await tell("firing");
    await tell("resolved");
    const log = (await readDeliveries(ctx, {})).data;
    const firing = (kind: string) =>
      log.find((each) => each.target.kind === kind && each.type === "alert.firing")?.id ?? "";
    await expect(replayDelivery(ctx, firing("pagerduty"))).rejects.toMatchObject({ code: "state.conflict" });
    await replayDelivery(ctx, firing("webhook"));
    await expect(replayDelivery(ctx, firing("webhook"))).rejects.toMatchObject({ code: "state.conflict" });
    await drainOutbox(ctx);
    const ids = remote.received.filter(({ path }) => path === "/").map(({ headers }) => headers["webhook-id"]);
    expect(ids).toHaveLength(3);
    expect(ids[2]).toBe(ids[0]);
  });

  it("have a log that is read page by page, whole and without repetition", async () => {
    await hook();
    for (const at of [1, 2, 3, 4, 5]) await tell("firing", `al_${at}`);
    const pages: string[][] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await readDeliveries(ctx, { limit: 2, ...(cursor && { cursor }) });
      pages.push(page.data.map((each) => each.id));
      cursor = page.next;
    }
    expect(pages.map((each) => each.length)).toEqual([2, 2, 1]);
    expect(new Set(pages.flat()).size).toBe(5);
    await expect(readDeliveries(ctx, { state: "nonsense" })).rejects.toThrow();
  });

  it("are forgotten half a year later, but what waits and what an open alert still owes its end is kept", async () => {
    await hook();
    await alertRow("al_1", "firing");
    await tell("firing");
    await tell("firing", "al_2");
    remote.answer = () => ({ status: 500 });
    await tell("firing", "al_3");
    clock += 200 * 86_400_000;
    await sweep(ctx);
    const kept = (await readDeliveries(ctx, {})).data.map((each) => each.state);
    expect(kept).toEqual(["waiting", "delivered"]);
    expect((await deliveriesOf(ctx, "al_1")).length + (await deliveriesOf(ctx, "al_3")).length).toBe(2);
  });
});
