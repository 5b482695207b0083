import { describe, expect, it } from "vitest";
import { corpusOf } from "./corpus.ts";
import { sentencesOf } from "./sentences.ts";
import { modelTokens, textOf } from "./tokens.ts";

describe("sentencesOf", () => {
  it.each([
    ["Mr. Speaker came in late. He sat down at once.", ["Mr. Speaker came in late.", "He sat down at once."]],
    ["The U.S. Army is ready now. So are we all.", ["The U.S. Army is ready now.", "So are we all."]],
    [
      "It cost 3.5 million dollars. Is that much? Yes it is!",
      ["It cost 3.5 million dollars.", "Is that much?", "Yes it is!"],
    ],
    ["We spoke with J. Q. Adams about it.", ["We spoke with J. Q. Adams about it."]],
    ["“This is the end.” Then they all left.", ["“This is the end.”", "Then they all left."]],
    ["Thank you. God bless America, one and all.", ["God bless America, one and all."]],
  ])("cuts %j where a reader would", (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it("leaves out what is longer than 60 words", () => {
    expect(sentencesOf(`${"word ".repeat(61)}ends.`)).toEqual([]);
  });
});

describe("corpusOf", () => {
  it("keeps a sentence only where it was said first", () => {
    const speech = { president: "A", party: "none", text: "We meet again today. God save the Union." };
    const corpus = corpusOf([
      { ...speech, year: 1790 },
      { ...speech, year: 1791, text: "God save the Union. Much has changed since." },
    ]);
    expect(corpus.map(({ text, year }) => [text, year])).toEqual([
      ["We meet again today.", 1790],
      ["God save the Union.", 1790],
      ["Much has changed since.", 1791],
    ]);
  });
});

describe("the model's tokens", () => {
  it("come back the same from the text they make, so that a generation is learned as it was sampled", () => {
    const tokens = modelTokens("The so-called “Act” (1,250 pages, $3.5), isn't law: 40% of it; no.");
    expect(tokens).toContain("so-called");
    expect(tokens).toContain("$3.5");
    expect(modelTokens(textOf(tokens))).toEqual(tokens);
  });
});
