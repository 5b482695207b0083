import { hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentText } from "#domain/formats/canonical.ts";
import { wordCodes } from "#domain/intake/near-index.ts";
import type { Sample } from "#domain/sample.ts";
import { createCandidates, type Fate, toldOf } from "./candidates.ts";

const code = wordCodes(new Map([["the", 900]]));
const told = (sample: Sample) => toldOf(sample, hash("sha256", contentText(sample), "hex"), code);

/** What becomes of uploads, one after another; what was accepted is compared with what comes later. */
function taken(uploads: readonly (readonly Sample[])[]): { fates: Fate[]; accepted: Sample[] } {
  const accepted: Sample[] = [];
  const fates = uploads.flatMap((samples) => {
    const candidates = createCandidates();
    samples.forEach((sample, line) => {
      candidates.add(line, told(sample));
    });
    for (const sample of accepted) candidates.strikeAccepted(told(sample));
    const own = candidates.settle();
    accepted.push(...samples.filter((_, line) => own.get(line) === null));
    return samples.map((_, line) => own.get(line) ?? null);
  });
  return { fates, accepted };
}

const countsOf = (fates: readonly Fate[]) => {
  const counts: Record<string, number> = {};
  for (const fate of fates) counts[fate ?? "accepted"] = (counts[fate ?? "accepted"] ?? 0) + 1;
  return counts;
};

/** Texts on ten subjects of twelve words each; those of one subject differ in one word and are near copies of each other. */
const text = (subject: number, variant: number) =>
  `${Array.from({ length: 11 }, (_, i) => `word${subject}x${i}`).join(" ")} last${variant}`;
const offered = fc.array(
  fc.record({ subject: fc.nat(9), variant: fc.nat(2), id: fc.nat(99) }).map(({ subject, variant, id }) => ({
    id: String(id),
    text: text(subject, variant),
  })),
  { minLength: 1, maxLength: 40 },
);

describe("an upload of human data", () => {
  it("accepts one text a subject, whatever the order of lines and the cut into uploads, and every line has one fate", () => {
    const shape = fc.record({
      samples: offered,
      cut: fc.nat(40),
      seed: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
    });
    fc.assert(
      fc.property(shape, ({ samples, cut, seed }) => {
        const order = samples.map((sample, i) => ({ sample, at: seed[i] ?? 0 })).sort((a, b) => a.at - b.at);
        const shuffled = order.map(({ sample }) => sample);
        const whole = taken([samples]);
        const parts = taken([shuffled.slice(0, cut), shuffled.slice(cut)]);
        const subjects = new Set(samples.map((sample) => sample.text.split(" ")[0])).size;
        expect([countsOf(whole.fates).accepted, countsOf(parts.fates).accepted]).toEqual([subjects, subjects]);
        expect([whole.fates.length, parts.fates.length]).toEqual([samples.length, samples.length]);
        // One upload in another order: the very same texts stand.
        const texts = (of: readonly Sample[]) => of.map((sample) => sample.text).sort();
        expect(texts(taken([shuffled]).accepted)).toEqual(texts(whole.accepted));
        expect(countsOf(taken([shuffled]).fates)).toEqual(countsOf(whole.fates));
      }),
    );
  });

  it("tells labels and numbers alone apart by their id, since they repeat by nature", () => {
    const labelled = (id: string, label: string): Sample => ({ id, labels: [label] });
    const { fates } = taken([
      [labelled("1", "fraud"), labelled("2", "fraud"), labelled("1", "fraud"), labelled("2", "spam")],
      [labelled("1", "fraud"), labelled("3", "spam")],
    ]);
    expect(countsOf(fates)).toEqual({ accepted: 3, duplicate: 2, "id.conflict": 1 });
  });

  it("finds near copies in scripts without spaces, and lets short answers be alike", () => {
    const said = "去年秋天我们在长江边上的小镇住了三个星期，每天清晨去看渔船回来。";
    const { fates } = taken([
      [
        { id: "1", text: said },
        { id: "2", text: said.replace("清晨", "傍晚") },
        { id: "3", text: "yes" },
        { id: "4", text: "Yes!" },
      ],
    ]);
    expect(countsOf(fates)).toEqual({ accepted: 3, "near-copy.accepted": 1 });
  });

  it("strikes out what is stored elsewhere by content alone, whatever its id", () => {
    const candidates = createCandidates();
    const [own, other] = [told({ id: "a", text: text(1, 1) }), told({ id: "b", text: text(2, 1) })];
    candidates.add(1, own);
    candidates.add(2, other);
    candidates.strikeContents(Buffer.from(`${"00".repeat(16)}${own.digest.slice(0, 32)}`, "hex"), "copy.reference");
    expect(candidates.waiting).toBe(1);
    candidates.strikeTexts((stored) => stored === other.text?.hash, "copy.model");
    expect(Array.from(candidates.settle().values())).toEqual(["copy.reference", "copy.model"]);
  });
});
