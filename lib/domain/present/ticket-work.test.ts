import { describe, expect, it } from "vitest";
import { DEFAULT_RULES } from "../intake/rules.ts";
import type { InjectionQuantity } from "../judgement.ts";
import { measuredAgainWords, progressWords, trainedWords } from "./intake.ts";
import { beforeAfterPlot } from "./plot/before-after.ts";
import { changedWords } from "./ticket-change.ts";
import { acceptedWords, amountLines, refusedWords, stratumRows, tooLittleWords } from "./ticket-work.ts";
import type { TicketDetail } from "./views/ticket.ts";

const quantity: InjectionQuantity = {
  ...{ stratum: "rarity:1", humanSamples: 1242, kind: "targeted", ledBy: "rate", rate: 1242, presence: 0, floor: 0 },
  atRandom: 3000,
  inputs: { bundle: 10_000, target: 0.95, massLow: 0.77, enrichment: 2.4, length: 0.7, freshShare: null },
};
const progress = {
  ...{ of: "x", round: 1, accepted: 2310, heldBack: 462, tokens: 20, humanTokens: 25, needed: 1566 },
  strata: [
    {
      stratum: "rarity:1",
      planned: { enrichment: 2.4, length: 0.7 },
      measured: { enrichment: 2.1, length: 0.8 },
      needed: 1566,
      ledBy: "rate" as const,
      requirements: { rate: 1566, presence: 0, recovery: 0, floor: 0 },
    },
  ],
};
/** As much of a ticket as these sentences read. */
const ticket = (more: Partial<TicketDetail>) =>
  ({
    quantities: [quantity],
    progress: null,
    price: null,
    accepted: 0,
    wanted: 1553,
    humanSamples: 1242,
    ...more,
  }) as TicketDetail;

describe("the sentences of a ticket's work", () => {
  it("say whether what came is enough, by what trains and not by what came", () => {
    expect(progressWords(progress)).toBe(
      "2,310 accepted; at what they are worth 1,566 have to train, and 1,848 do: enough.",
    );
    expect(progressWords({ ...progress, accepted: 1600, heldBack: 320 })).toContain(
      "1,566 have to train, and 1,280 do: 358 more.",
    );
    expect(progressWords({ ...progress, needed: null })).toContain("in no number");
    expect(trainedWords(progress)).toBe("2,310 accepted; 1,848 went into training of 1,566 needed.");
    expect(measuredAgainWords(progress)).toContain("κ 2.10 (planned 2.40), ℓ 0.80 (planned 0.70)");
  });

  it("lead from what has to train to what has to be accepted, with its cost counted exactly", () => {
    const lines = amountLines(ticket({ progress, accepted: 2310, price: { amount: 0.35, currency: "EUR" } }));
    expect(lines.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      "Has to train, as planned: 1,242",
      "Cost, as planned: 543.55 EUR",
      "Has to train, as measured: 1,566",
      "Stays out, to join the reference: 392",
      "To be accepted in all: 1,958",
      "Cost of all: 685.30 EUR",
      "If not chosen, has to train: 3,000",
      "Cost of all, not chosen: 1,312.50 EUR",
    ]);
  });

  it("ask for a reason only where less trains than is needed", () => {
    expect(tooLittleWords(ticket({ progress }))).toBeNull();
    expect(tooLittleWords(ticket({}))).toContain("1,242 have to train");
    expect(tooLittleWords(ticket({ progress: { ...progress, heldBack: 900 } }))).toBe("1,410 train of 1,566 needed.");
  });

  it("show planned beside measured, and a share of the need that never passes all of it", () => {
    expect(stratumRows(ticket({ progress }))).toEqual([
      {
        ...{ stratum: "rarity:1", name: "words seen once", planned: "κ 2.40, ℓ 0.70", measured: "κ 2.10, ℓ 0.80" },
        ...{ plannedSamples: "1,242", measuredSamples: "1,566", share: 1 },
      },
    ]);
    expect(acceptedWords(ticket({ accepted: 12 }))).toBe("12 of 1,553 accepted");
    expect(refusedWords({ "text.too-short": 1, "copy.reference": 3 })).toBe("copy.reference 3, text.too-short 1");
  });

  it("name only what changed", () => {
    const before = { owner: null, due: null, rules: DEFAULT_RULES, price: null };
    expect(changedWords(before, before)).toBe("");
    expect(changedWords(before, { ...before, owner: "Ana", rules: { ...DEFAULT_RULES, leastTokens: 5 } })).toBe(
      "owner Ana; accepts evidence from level 1, the word of who sends it, any named licence, consent by contract, licence, public, personal data none or masked, texts of 5 words or more",
    );
  });
});

describe("beforeAfterPlot", () => {
  const reading = { index: 4, value: 0.71, low: 0.66, high: 0.76, n: 5000 };
  const row = {
    name: "words seen once",
    before: reading,
    expected: { value: 0.9, low: 0.86, high: 0.94 },
    after: null,
    target: 0.85,
  };

  it("draws what is expected before the result is known, and keeps everything inside its box", () => {
    const waiting = beforeAfterPlot([row], "before");
    expect(waiting.description).toBe(
      "words seen once: before 71% (66% to 76%), expected 86% to 94%, after not told, line 85%.",
    );
    expect(waiting.marks.some((mark) => mark.kind === "path" && mark.fill === "band")).toBe(true);
    const told = beforeAfterPlot(
      [{ ...row, expected: null, after: { ...reading, index: 5, value: 1.4, low: 1.2, high: 1.6 } }],
      "after",
    );
    const xs = told.marks.flatMap((mark) =>
      mark.kind === "path" ? Array.from(mark.d.matchAll(/[ML](-?[\d.]+)/g), ([, x]) => Number(x)) : [mark.x],
    );
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThanOrEqual(told.width);
  });
});
