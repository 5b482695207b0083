import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { attempt, delivery, message as messages, target } from "#db/schema/notify.ts";
import type { Context } from "#services/context.ts";
import { createLineage } from "#services/lineages/create.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { type Mailbox, mailbox } from "../../../e2e/receivers/mailbox.ts";
import { announce } from "./announce.ts";
import { drainOutbox } from "./drain.ts";
import { alertMessage, toldAlert } from "./testing/told.ts";

let own: TestContext;
let ctx: Context;
let box: Mailbox;
let lineageId: string;
beforeAll(async () => {
  own = await testContext();
  lineageId = (await createLineage(own, { lineage: "support-bot" })).id;
});
beforeEach(async () => {
  box = await mailbox();
  const outgoing = {
    publicUrl: null,
    localUrl: "http://127.0.0.1:3000",
    allow: [box.place],
    smtp: box.url,
    mailFrom: "tw@example.com",
  };
  ctx = { ...own, now: () => new Date("2026-11-22T08:30:00Z"), outgoing };
  const settings = { kind: "email" as const, to: ["ana@example.com", "ben@example.com"], samples: false };
  await ctx.db.insert(target).values({ id: "mail", kind: "email", name: "mail", settings });
});
afterEach(async () => {
  await box.close();
  await own.db.delete(messages);
  await own.db.delete(target);
});
afterAll(() => own.close());

const tell = (headline: string, news: "firing" | "resolved" = "firing") =>
  ctx.db.transaction((tx) => announce(tx, ctx, alertMessage(lineageId, [toldAlert("al_1", news, news, { headline })])));
const headOf = (raw: string) => raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");

it("hands a mail to the server, as text and HTML, in one thread with the next of its group", async () => {
  await tell("Rare words fell to 71% (66-76%).");
  await tell("Rare words fell to 71% (66-76%).", "resolved");
  expect(await drainOutbox(ctx)).toMatchObject({ delivered: 2, failed: 0 });
  const [first = "", second = ""] = box.mails;
  const head = headOf(first);
  expect(head).toContain("To: ana@example.com, ben@example.com");
  expect(head).toMatch(/Subject: \[breach\] support-bot g4: Rare words fell to 71%\r?$/m);
  expect(head).toMatch(/Message-ID: <msg_[0-9a-f]{24}@example\.com>/);
  expect(first).toContain("Content-Type: text/plain");
  expect(first).toContain("Content-Type: text/html");
  const threadOf = (raw: string) => /References: (<[^>]+>)/.exec(headOf(raw))?.[1];
  expect(threadOf(first)).toBe(threadOf(second));
});

it("keeps text that wants to be a header out of the headers", async () => {
  await tell("x\r\nBcc: evil@example.com\r\n\r\n<html>second body</html>");
  await drainOutbox(ctx);
  const names = headOf(box.mails[0] ?? "")
    .split("\r\n")
    .map((line) => line.split(":")[0]);
  expect(names).not.toContain("Bcc");
  expect(new Set(names).size).toBe(names.length);
});

it("gives up on a recipient that is refused for good, and tries again where the server is only busy", async () => {
  box.refuse = { code: 451, message: "later" };
  await tell("h");
  expect(await drainOutbox(ctx)).toMatchObject({ failed: 1, next: expect.any(Date) });
  box.refuse = { code: 550, message: "no such user" };
  ctx = { ...ctx, now: () => new Date("2026-11-22T09:30:00Z") };
  expect(await drainOutbox(ctx)).toMatchObject({ failed: 1, next: null });
  expect(await ctx.db.select().from(delivery)).toMatchObject([{ state: "dead", attempts: 2 }]);
  expect((await ctx.db.select().from(attempt)).map((each) => each.status)).toEqual([451, 550]);
});

it("says that no server is set, and loses nothing meanwhile", async () => {
  const outgoing = { publicUrl: null, localUrl: "", allow: [], smtp: null, mailFrom: null };
  await tell("h");
  await drainOutbox({ ...ctx, outgoing });
  expect(await ctx.db.select().from(attempt)).toMatchObject([
    { status: null, said: "TAILWATCH_SMTP_URL or TAILWATCH_MAIL_FROM is not set" },
  ]);
  expect(await ctx.db.select().from(delivery)).toMatchObject([{ state: "waiting" }]);
});
