import { describe, expect, it } from "vitest";
import { random } from "../stats/random.ts";
import { incidence } from "../summary/incidence.ts";
import { type Summary, summarise } from "../summary/summary.ts";
import { words } from "../text/words.ts";
import { wordingDetail } from "./detail.ts";
import { movedWords } from "./moved-words.ts";

/** A summary of texts, keys in the order given. */
function summaryOf(texts: readonly string[]): Summary {
  const digest = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 48, 7);
  const samples = texts.map((text, i) => ({ key: i, content: digest(text).toString(16), text, words: words(text) }));
  return summarise("test", incidence(samples.map((sample) => ({ ...sample, labels: [], events: [] }))), samples);
}

const source = random("wording");
const drawn = (kinds: number) => `w${Math.floor(source.uint32() / (2 ** 32 / kinds))}`;
const sentence = (kinds: number, length: number) => Array.from({ length }, () => drawn(kinds)).join(" ");
const people = (samples: number) => Array.from({ length: samples }, () => sentence(400, 12));

describe("wordingDetail", () => {
  it("shows exact copies with how many there are, the commonest first, and counts those it does not show", () => {
    const texts = [...people(40), ...Array.from({ length: 5 }, () => "this very line"), "twice said", "twice said"];
    const { duplicates } = wordingDetail(summaryOf(people(50)), summaryOf(texts));
    expect(duplicates).toEqual({
      contents: 2,
      samples: 7,
      shown: [
        { text: "this very line", copies: 5 },
        { text: "twice said", copies: 2 },
      ],
    });
  });

  it("sets near copies side by side, and never an exact copy beside itself", () => {
    const near = ["one two three four five six seven eight", "one two three four five six seven nine"];
    const { nearCopies } = wordingDetail(summaryOf(people(50)), summaryOf([...people(40), ...near, near[0] ?? ""]));
    expect(nearCopies.classes).toBe(1);
    expect(nearCopies.samples).toBe(3);
    expect(nearCopies.shown).toEqual([{ texts: [near[0], near[1]], common: 7 / 9, samples: 3 }]);
  });

  it("tells a phrase once, as the longest that stands for it, with the human count beside", () => {
    const generation = people(60).map((text, i) => (i < 30 ? `${text} as we all know` : text));
    const human = people(60).map((text, i) => (i < 3 ? `${text} as we all know` : text));
    const { phrases } = wordingDetail(summaryOf(human), summaryOf(generation));
    const [first] = phrases.shown;
    expect(first).toMatchObject({ phrase: "as we all know", texts: 30, human: 3, isGrown: false });
    expect(first?.ratio?.low).toBeGreaterThan(1);
    expect(phrases.shown.filter(({ phrase }) => "as we all know".includes(phrase))).toHaveLength(1);
  });

  it("reads lengths on one scale: shares of either side add up to 1, and shorter samples move the middle", () => {
    const short = Array.from({ length: 80 }, () => sentence(400, 6));
    const { lengths } = wordingDetail(summaryOf(people(80)), summaryOf(short));
    for (const shares of [lengths.human, lengths.generation])
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect([lengths.humanQuantiles[2], lengths.quantiles[2]]).toEqual([12, 6]);
  });

  it("is the same whatever the order of the samples", () => {
    const human = summaryOf(people(50));
    const texts = [...people(50), "said again and again", "said again and again"];
    const samples = texts.map((text, i) => ({ key: i, content: `${text}`, text, words: words(text) }));
    const of = (some: typeof samples) =>
      summarise("test", incidence(some.map((each) => ({ ...each, labels: [], events: [] }))), some);
    expect(wordingDetail(human, of(samples.toReversed()))).toEqual(wordingDetail(human, of(samples)));
  });
});

describe("movedWords", () => {
  it("names the word that rose and the one that fell, and nothing between two human sets", () => {
    const human = summaryOf(people(400).map((text, i) => (i % 8 === 0 ? `${text} seldom` : text)));
    const generation = summaryOf(people(400).map((text, i) => (i % 4 === 0 ? `${text} newly` : text)));
    const moved = movedWords(human, generation);
    expect(moved.risen.map(({ word }) => word)).toEqual(["newly"]);
    expect(moved.risen[0]).toMatchObject({ human: 0, ratio: null, high: null, samples: 100 });
    expect(moved.fallen.map(({ word }) => word)).toEqual(["seldom"]);
    expect(moved.fallen[0]?.ratio).toBe(0);
    const same = movedWords(human, summaryOf(people(400).map((text, i) => (i % 8 === 0 ? `${text} seldom` : text))));
    expect([...same.risen, ...same.fallen]).toEqual([]);
  });

  it("does not take longer samples for risen words", () => {
    const long = summaryOf(Array.from({ length: 300 }, () => sentence(4_000, 24)));
    const short = summaryOf(Array.from({ length: 300 }, () => sentence(4_000, 12)));
    expect(movedWords(short, long).risen).toEqual([]);
  });
});
