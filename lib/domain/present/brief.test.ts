import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_RULES } from "../intake/rules.ts";
import type { InjectionQuantity, TailEvent } from "../judgement.ts";
import { type BriefFacts, briefOf } from "./brief.ts";
import { briefLines, briefMarkdown } from "./brief-file.ts";

const inputs = { bundle: 10_000, target: 0.95, massLow: 0.77, enrichment: 2.4, freshShare: null };
const quantity = (stratum: string): InjectionQuantity => ({
  ...{ stratum, humanSamples: 1242, kind: "targeted", ledBy: "rate", rate: 1242, presence: 0, floor: 0, inputs },
});
const event = (name: string, originals: string[]): TailEvent => ({
  ...{ event: name, kind: "word", stratum: "rarity:1", human: 1, humanSamples: 2500, expected: 1, seen: 0 },
  ...{ samples: 2500, chance: 0.6, status: "lost", originals, nearest: ["what the model said"] },
});
const facts = (more: Partial<BriefFacts> = {}): BriefFacts => ({
  ...{ ticket: "TW-1", lineage: "support-bot", quantities: [quantity("rarity:1")], rules: DEFAULT_RULES },
  ...{ lostEvents: [event("estuary", ["We sat by the estuary.", "b", "c", "d"])], due: null, owner: "Ana", words: 24 },
  ...more,
});

/** 40 ways to be markup, a mention or a link somewhere. */
const PAYLOADS = [
  "<script>alert(1)</script>",
  "<!-- x",
  "![x](https://evil.example/a.png)",
  "[click](javascript:alert(1))",
  "@everyone",
  "<!channel>",
  "<@U123>",
  "```\n# out\n```",
  "~~~~\n# out",
  "`` ` ``",
  "https://evil.example",
  "www.evil.example",
  "a@evil.example",
  "| a | b |\n|---|---|",
  "# heading",
  "&lt;b&gt;",
  "\u202Eevil",
  "line\r\n\r\n# next",
];

describe("a collection brief", () => {
  it("asks for texts by number and word, without a word of measurement, with three human examples at most", () => {
    const text = briefMarkdown(briefOf(facts()));
    expect(text).toContain("### ` estuary `: in 4 texts");
    expect(text).toContain("Do not copy: copies are refused.");
    expect(text).toContain("We sat by the estuary.");
    expect(text).not.toContain("what the model said");
    expect(text).not.toMatch(/κ|rarity|stratum|retention|metric|collapse|catalogue/i);
    expect(briefOf(facts()).wants[0]?.exemplars).toHaveLength(3);
    // Four fifths of 1,553 train: the 1,242 that are needed.
    expect(briefOf(facts()).samples).toBe(1553);
  });

  it("asks for a label, an event or numbers by their name where no word was lost", () => {
    const quantities = ["label:fraud", "event:refund", "value:latency"].map(quantity);
    const brief = briefOf(facts({ quantities, lostEvents: [], words: null }));
    expect(brief.wants.map(({ event: name, count }) => [name, count])).toEqual([
      ["fraud", 1242],
      ["refund", 1242],
      ["latency", 1242],
    ]);
    expect(brief.asks[0]).toContain('"label": "fraud"');
  });

  it("names the script of the examples, in any of them", () => {
    const language = (text: string) =>
      briefOf(facts({ lostEvents: [event("x", [text])] })).terms.find(({ name }) => name === "Language")?.value;
    expect(language("我们在长江边上住了三个星期。")).toContain("Chinese");
    expect(language("Мы жили у реки.")).toContain("Cyrillic");
    expect(language("12")).toBe("that of the lineage's human samples");
  });

  it("keeps what others wrote inert in Markdown: nothing stands outside a code span or fence", () => {
    const texts = fc.oneof(fc.constantFrom(...PAYLOADS), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(texts, texts, texts, (name, original, owner) => {
        const given = facts({
          lostEvents: [event(name, [original])],
          owner,
          lineage: name,
          quantities: [quantity(`label:${owner}`)],
        });
        const outside = withoutCode(briefMarkdown(briefOf(given)));
        expect(outside).not.toMatch(/[<>@[\]|~*_&\\]|https?:|www\.|javascript|\u202E/);
        // The title, four sections, the event and the label: no heading of their own.
        expect(outside.match(/^#/gm)).toHaveLength(7);
      }),
    );
  });

  it("is one JSON object a line for tools, whatever it holds", () => {
    const given = facts({ lostEvents: PAYLOADS.map((payload) => event(payload, [payload])) });
    const lines = briefLines(briefOf(given)).trimEnd().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(PAYLOADS);
  });
});

/** A small reader of code spans and fences, as CommonMark says they end: by a run of equally many backticks. */
function withoutCode(markdown: string): string {
  const outside: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split("\n")) {
    const run = /^(`{3,})(text)?$/.exec(line)?.[1];
    if (fence === null && run !== undefined) fence = run;
    else if (fence !== null && run !== undefined && run.length >= fence.length) fence = null;
    else if (fence === null) outside.push(line.replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, ""));
  }
  expect(fence).toBeNull();
  return outside.join("\n");
}
