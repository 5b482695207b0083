import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lineage } from "#db/schema/lineage.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import type { Context } from "#services/context.ts";
import { removeDemo } from "#services/demo/remove.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { recordVerdict } from "#services/testing/recorded.ts";
import { type Mailbox, mailbox } from "../../../e2e/receivers/mailbox.ts";
import { type Receiver, receiver } from "../../../e2e/receivers/receiver.ts";
import { complaintsOf } from "../../../e2e/receivers/schemas.ts";
import { addTarget } from "./add-target.ts";
import { drainOutbox } from "./drain.ts";

const START = Date.parse("2026-11-22T08:30:00Z");
const KEY = "e93facc04764012d7bfb002500d5d1a6";

describe.each(ENGINES())("what receivers hear of a collapse on %s", (engine) => {
  let own: TestContext;
  let ctx: Context;
  let clock = START;
  let remote: Receiver;
  let box: Mailbox;
  let secret = "";
  beforeAll(async () => {
    own = await testContext(engine);
    remote = await receiver();
    box = await mailbox();
    const outgoing = {
      ...{ publicUrl: null, localUrl: "http://127.0.0.1:3000", allow: [remote.place, box.place] },
      ...{ smtp: box.url, mailFrom: "tw@example.com" },
    };
    ctx = { ...own, now: () => new Date(clock), outgoing };
    await addTarget(ctx, { kind: "slack", name: "chat", url: `${remote.url}/slack` });
    await addTarget(ctx, { kind: "pagerduty", name: "pager", routingKey: KEY, url: `${remote.url}/pager` });
    await addTarget(ctx, { kind: "alertmanager", name: "am", url: `${remote.url}/am` });
    await addTarget(ctx, { kind: "email", name: "mail", to: "ana@example.com" });
    secret = (await addTarget(ctx, { kind: "webhook", name: "hook", url: `${remote.url}/hook` })).secret ?? "";
  });
  afterAll(async () => {
    await remote.close();
    await box.close();
    await own.close();
  });

  async function judge(slug: string, index: number, verdict: "breach" | "ok") {
    clock += 86_400_000;
    await recordVerdict(ctx, slug, index, verdict);
    await drainOutbox(ctx);
  }
  const at = (path: string) => remote.received.filter((each) => each.path === path).map(({ body }) => JSON.parse(body));

  it("is one message each when it fires, by mail with its picture, and its end wherever it fired", async () => {
    await judge("bot", 1, "breach");
    const [event, ...more] = at("/pager");
    expect(more).toEqual([]);
    expect(complaintsOf("pagerduty-event", event)).toEqual([]);
    expect(event).toMatchObject({ event_action: "trigger", payload: { severity: "error", source: "bot" } });
    expect(at("/slack").every((body) => complaintsOf("slack-message", body).length === 0)).toBe(true);
    expect(at("/slack")[0].text).toMatch(/^bot g1: Rare words fell to 70% of the human control/);
    expect(complaintsOf("alertmanager-alerts", at("/am/api/v2/alerts")[0])).toEqual([]);
    for (const { body, headers } of remote.received.filter((each) => each.path === "/hook"))
      expect(complaintsOf("webhook-envelope", new Webhook(secret).verify(body, fresh(headers)))).toEqual([]);
    const mail = box.mails.find((each) => each.includes("[breach] bot g1"));
    expect(mail).toContain("Content-Type: image/png");
    expect(mail).toMatch(/Content-Id: <card-msg_[0-9a-f]{24}@example\.com>/i);

    await judge("bot", 2, "ok");
    await judge("bot", 3, "ok");
    const acts = at("/pager").map((each) => each.event_action);
    expect(acts.filter((act) => act !== "trigger")).toEqual(["resolve"]);
    expect(new Set(at("/pager").map((each) => each.dedup_key)).size).toBe(1);
    expect(at("/hook").map((each) => each.type)).toEqual(
      expect.arrayContaining(["alert.firing", "generation.judged", "alert.recovering", "alert.resolved"]),
    );
    expect(at("/slack").at(-1).text).toMatch(/^bot g3: resolved after 2 days/);
    const last = at("/am/api/v2/alerts").at(-1)[0];
    expect(Date.parse(last.endsAt)).toBe(clock);
  });

  it("ends when its lineage is removed: nothing stays open on a pager", async () => {
    await judge("demo-bot", 1, "breach");
    const opened = at("/pager").at(-1);
    expect(opened.event_action).toBe("trigger");
    await ctx.db.update(lineage).set({ isDemo: true }).where(eq(lineage.slug, "demo-bot"));
    expect((await removeDemo(ctx)).removed).toEqual(["demo-bot"]);
    await drainOutbox(ctx);
    expect(at("/pager").at(-1)).toMatchObject({ event_action: "resolve", dedup_key: opened.dedup_key });
    expect(at("/slack").at(-1).attachments[0].blocks[1].text.text).toContain("The lineage was removed.");
  });

  /** The verifier looks at the real clock, our messages at the virtual one: signed anew, the rest unchanged. */
  function fresh(headers: Receiver["received"][number]["headers"]): Record<string, string> {
    const given = headers as Record<string, string>;
    const body = remote.received.find((each) => each.headers === headers)?.body ?? "";
    const now = new Date();
    const id = given["webhook-id"] ?? "";
    const then = new Date(Number(given["webhook-timestamp"]) * 1000);
    expect(new Webhook(secret).sign(id, then, body)).toBe(given["webhook-signature"]);
    const timestamp = String(Math.floor(now.getTime() / 1000));
    return {
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": new Webhook(secret).sign(id, now, body),
    };
  }
});
