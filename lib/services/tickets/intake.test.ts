import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptedOfLineage, listUnmeasured } from "#db/intake.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import { findTicket, ticketEvents } from "#db/tickets.ts";
import { INTAKE_REFUSALS } from "#domain/intake/refusals.ts";
import type { Sample } from "#domain/sample.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { bodyOf, demoLines, ticketOf } from "#services/testing/ticketed.ts";
import { readSegment } from "#store/segment.ts";
import { changeTicket } from "./change.ts";
import { intakeSamples } from "./intake.ts";
import { moveTicket } from "./move.ts";

const CLAIM = { source: "annotators", level: "1", licence: "CC-BY-4.0", consent: "contract", pii: "none" };
const textsOf = (file: string, samples: number) =>
  demoLines(file, samples).map((line) => (JSON.parse(line) as { text: string }).text);
const isLong = (text: string) => new Set(text.toLowerCase().split(" ")).size > 14;
const people = textsOf("human-2500.ndjson.zst", 900).filter(isLong);
const reference = textsOf("reference.ndjson.zst", 100).filter(isLong);
const model = textsOf("speech-sharpened-2.ndjson.zst", 300).filter(isLong);
const reworded = (text: string | undefined) => `${text?.replace(/\S+$/, "")}indeed`;

describe.each(ENGINES())("intakeSamples on %s", (engine) => {
  let ctx: TestContext;
  let key = "";
  beforeAll(async () => {
    ctx = await testContext(engine);
    key = await ticketOf(ctx, "bot");
  }, 120_000);
  afterAll(() => ctx.close());
  const send = (samples: object[], claim: object = CLAIM) =>
    intakeSamples(ctx, key, claim, bodyOf(samples.map((sample) => JSON.stringify(sample))));
  const ticket = async () => {
    const found = await findTicket(ctx.db, key);
    if (!found) throw new Error("no ticket");
    return found.ticket;
  };
  const acceptedTexts = async () => {
    const texts: string[] = [];
    for (const blob of await acceptedOfLineage(ctx.db, (await ticket()).lineageId))
      for await (const { text = "" } of readSegment(ctx.blobs, blob)) texts.push(text);
    return texts.sort();
  };

  it("takes nothing before somebody approved, nor a body that holds nothing", async () => {
    await expect(send([{ text: people[0] }])).rejects.toMatchObject({ code: "ticket.not-collecting", status: 409 });
    await moveTicket(ctx, key, "approve", {});
    await expect(intakeSamples(ctx, key, CLAIM, bodyOf([]))).rejects.toMatchObject({ code: "file.empty" });
    expect((await ticket()).state).toBe("approved");
  });

  it("stores nothing and moves nothing when no line can be accepted, and says why", async () => {
    await expect(send([{ text: people[0] }], {})).rejects.toMatchObject({
      code: "batch.nothing-accepted",
      details: { offered: 1, refusedByCode: { "evidence.too-low": 1 } },
    });
    expect([(await ticket()).state, await acceptedTexts()]).toEqual(["approved", []]);
  });

  it("accepts 17 of 20 lines of which three copy the reference, says which, and begins to collect", async () => {
    const lines = [...people.slice(0, 17), ...reference.slice(0, 3)].map((text) => ({ text }));
    const { status, receipt } = await send(lines);
    expect([status, receipt.offered, receipt.accepted, receipt.refused]).toEqual([207, 20, 17, 3]);
    expect(receipt.refusals.map(({ line, code }) => [line, code])).toEqual([
      [18, "copy.reference"],
      [19, "copy.reference"],
      [20, "copy.reference"],
    ]);
    const after = await ticket();
    expect(after).toMatchObject({ state: "collecting", progress: { accepted: 17, heldBack: 0, round: 1 } });
    const history = await ticketEvents(ctx.db, [after.id]);
    expect(history.filter(({ from, to }) => from !== to).map(({ to }) => to)).toEqual([
      "proposed",
      "approved",
      "collecting",
    ]);
    expect(history.at(-1)?.note).toMatch(/^Measured on 17 accepted samples: .*κ .*planned/);
    expect(await listUnmeasured(ctx.db)).toEqual([]);
  });

  it("gives the same receipt to the same body, and counts a text once under any id, in any upload", async () => {
    const lines = people.slice(17, 30).map((text) => ({ text }));
    const first = await send(lines);
    const again = await send(lines);
    expect(again).toEqual({ ...first, replayed: true });
    const { receipt } = await send([{ id: "other", text: people[17] }, { text: people[30] }, { text: people[30] }]);
    expect([receipt.accepted, receipt.duplicates, receipt.refused]).toEqual([1, 2, 0]);
    expect(await acceptedTexts()).toEqual(people.slice(0, 31).sort());
  });

  it("counts a text once that two send at once", async () => {
    const before = (await acceptedTexts()).length;
    const [left, right] = [people.slice(31, 51), people.slice(41, 61)].map((texts) => texts.map((text) => ({ text })));
    const answers = await Promise.all([send(left ?? []), send(right ?? [])]);
    expect(answers.reduce((sum, { receipt }) => sum + receipt.accepted, 0)).toBe(30);
    for (const { receipt } of answers)
      expect(receipt.accepted + receipt.duplicates + receipt.refused).toBe(receipt.offered);
    expect(await acceptedTexts()).toHaveLength(before + 30);
    expect(new Set(await acceptedTexts()).size).toBe(before + 30);
  });

  it("keeps with every sample who vouches for it, from the line where it says so", async () => {
    const own = {
      licence: "CC0-1.0",
      consent: "public",
      evidence: { level: 3, kind: "contract", ref: "c-7", by: "ag_7" },
    };
    await send([{ text: people[61], provenance: own }, { text: people[62] }], { ...CLAIM, by: "ag_1" });
    const kept: Sample[] = [];
    for (const blob of (await acceptedOfLineage(ctx.db, (await ticket()).lineageId)).slice(-1))
      for await (const sample of readSegment(ctx.blobs, blob)) kept.push(sample);
    expect(kept.map(({ origin, provenance }) => ({ origin, ...provenance }))).toMatchObject([
      { origin: "human", source: "annotators", pii: "none", ticket: key, ...own },
      { origin: "human", licence: "CC-BY-4.0", evidence: { level: 1, by: "ag_1" } },
    ]);
  });

  it("does not let the rules change once a sample was accepted under them", async () => {
    await expect(changeTicket(ctx, key, { rules: { leastTokens: 9 } })).rejects.toMatchObject({
      code: "ticket.rules-fixed",
    });
    expect(await changeTicket(ctx, key, { owner: "Ana", price: { amount: 0.35, currency: "EUR" } })).toMatchObject({
      owner: "Ana",
      rules: { leastTokens: 1 },
    });
  });

  it("refuses with each code of its own, naming line, field and what to do", async () => {
    await moveTicket(ctx, key, "cancel", { note: "try other rules" });
    key = await ticketOf(ctx, "strict");
    await moveTicket(ctx, key, "approve", {});
    await changeTicket(ctx, key, { rules: { licences: ["CC-BY-4.0"], leastTokens: 3 } });
    const stating = (provenance: object) => ({ text: people[1], provenance });
    const cases: [string, object][] = [
      ["accepted", { text: people[0] }],
      ["origin.not-human", { text: people[1], origin: "mixed" }],
      ["text.missing", { label: "news" }],
      ["text.too-short", { text: "Too short" }],
      ["evidence.too-low", stating({ evidence: { level: 0 } })],
      ["licence.missing", stating({ licence: "" })],
      ["licence.refused", stating({ licence: "proprietary" })],
      ["consent.refused", stating({ consent: "none" })],
      ["personal-data.refused", stating({ pii: "present" })],
      ["copy.reference", { text: reference[0] }],
      ["copy.model", { text: model[0] }],
      ["near-copy.reference", { text: reworded(reference[1]) }],
      ["near-copy.model", { text: reworded(model[1]) }],
      ["near-copy.accepted", { text: reworded(people[0]) }],
    ];
    const lines = cases.map(([, sample]) => JSON.stringify(sample));
    // The reworded copy of an accepted text comes in an upload of its own: of two in one, either may stand.
    const first = await intakeSamples(ctx, key, CLAIM, bodyOf(lines.slice(0, 1)));
    const rest = [...lines.slice(1), '{"text":"cut', JSON.stringify({ text: people[2] })];
    const { receipt } = await intakeSamples(ctx, key, CLAIM, bodyOf(rest));
    expect([first.receipt.accepted, receipt.accepted]).toEqual([1, 1]);
    const seen = receipt.refusals.map(({ line, code }) => [code, line]);
    const codes = [...cases.slice(1).map(([code]) => code), "json.truncated"];
    expect(seen).toEqual(codes.map((code, i) => [code, i + 1]));
    for (const { field, help } of receipt.refusals.slice(0, -1)) expect([field, help]).not.toContain("");
    const known = Object.keys(INTAKE_REFUSALS).filter((code) => code !== "id.conflict");
    expect(known.every((code) => seen.some(([shown]) => shown === code))).toBe(true);
  });
});
