import { type Human, textsOf } from "../human.ts";
import { COLLAPSE, type Expected, type LineageFiles, numbered, type Plan, textLines } from "../lineage.ts";
import { ACCUMULATE, type Diet, REPLACE, recur } from "../recursion.ts";
import {
  bagOfWords,
  bigram,
  bootstrap,
  characters,
  mostTypical,
  type Speaker,
  trigram,
  truncated,
} from "../speakers.ts";

const GENERATIONS = 5;
const OBSERVED = 2500;

/** Tail surely goes: a collapse within three generations, and a ticket with it. */
const goes = (by = 3): Expected => ({
  must: { collapseBy: by, notBefore: 1 },
  wish: { collapseBy: Math.min(by, 2), ticketBy: by },
});
/** Loss is slow or held: it must be seen at last, and never be called late. */
const HELD: Expected = { must: { never: ["late-collapse"], watchBy: GENERATIONS }, wish: { collapseBy: GENERATIONS } };
/** Words nobody wrote replace the rare ones, or rare words come too often (a bigram model flattens their frequencies). */
const INVENTS: Expected = {
  must: { phases: { from: 1, among: ["shift", ...COLLAPSE] }, watchBy: 1 },
};

interface Kind {
  slug: string;
  speaker: Speaker;
  diet: Diet;
  expected: Expected;
}

const mixed = (freshShare: number): Diet => ({ workflow: "replace", freshShare });
const kind = (slug: string, speaker: Speaker, expected: Expected = goes(), diet: Diet = REPLACE): Kind => ({
  slug,
  speaker,
  diet,
  expected,
});

/** Recursions of a model with words. */
const SPOKEN: readonly Kind[] = [
  kind("replace-t1", trigram(1)),
  kind("replace-t.97", trigram(0.97)),
  kind("replace-t.95", trigram(0.95)),
  kind("replace-t.9", trigram(0.9)),
  kind("replace-t.8", trigram(0.8), goes(1)),
  kind("replace-t1.1", trigram(1.1)),
  kind("replace-top-p.95", truncated({ topP: 0.95 }), goes(2)),
  kind("replace-top-p.9", truncated({ topP: 0.9 }), goes(1)),
  kind("replace-top-p.8", truncated({ topP: 0.8 }), goes(1)),
  kind("replace-top-k-50", truncated({ topK: 50 }), goes(1)),
  kind("accumulate-t1", trigram(1), HELD, ACCUMULATE),
  kind("accumulate-t.9", trigram(0.9), goes(), ACCUMULATE),
  kind("mixed-10", trigram(1), goes(4), mixed(0.1)),
  kind("mixed-30", trigram(1), HELD, mixed(0.3)),
  kind("mixed-30-t.9", trigram(0.9), goes(), mixed(0.3)),
  kind("bigram-young", bigram, INVENTS),
  kind("typical-2-of-model", mostTypical(2, trigram(1)), goes(2)),
  kind("typical-4-of-model", mostTypical(4, trigram(1)), goes(1)),
  kind("bootstrap-sentences", bootstrap, { must: { collapseBy: 3, notBefore: 1 } }),
  kind("bag-of-words", bagOfWords, { must: { collapseBy: 5, notBefore: 1 } }),
];
/** Recursions of a model of characters. */
const SPELLED: readonly Kind[] = [
  kind("characters-2", characters(2), INVENTS),
  kind("characters-4", characters(4), INVENTS),
  kind("characters-6", characters(6), { must: { phases: { from: 3, among: ["shift", ...COLLAPSE] }, watchBy: 3 } }),
];

function bred(human: Human, { speaker, diet }: Kind, seed: string): string[][] {
  const training = textsOf(human.training);
  return recur(speaker, diet, { training, fresh: textsOf(human.fresh), seed }, GENERATIONS);
}

/** Generation 0 is other people than the first model learned from, so nothing is exposed. */
const fresh = (human: Human, size = 5000) => textLines(textsOf(human.fresh.slice(-size)));

function plansOf(human: Human, own: Kind): Plan[] {
  const seed = `${human.seed}/${own.slug}`;
  const share = Math.round(human.training.length * own.diet.freshShare);
  if (share * (GENERATIONS - 1) > human.fresh.length) return [];
  let spoken: string[][] | null = null;
  const seen = (size: number) => {
    spoken ??= bred(human, own, seed);
    return spoken.map((texts) => textLines(texts.slice(0, size)));
  };
  const { slug, expected } = own;
  const control = textLines(textsOf(human.holdOut));
  return [
    { slug: `${slug}-control`, expected, breed: () => ({ generations: numbered(seen(OBSERVED), 1), control }) },
    { slug, expected, breed: () => ({ generations: numbered([fresh(human), ...seen(OBSERVED)]) }) },
  ];
}

/** The plain recursion seen through few and many samples, and with generation 0 the very sentences the model learned. */
function views(human: Human): Plan[] {
  const [own] = SPOKEN;
  if (!own) return [];
  const control = textLines(textsOf(human.holdOut));
  const all = () => bred(human, own, `${human.seed}/${own.slug}`).map((texts) => textLines(texts));
  const sized = [300, 600, 1000, 7000].map((size): Plan => {
    const files = (): LineageFiles => ({
      generations: numbered(
        all().map((texts) => texts.slice(0, size)),
        1,
      ),
      control,
    });
    const by = size >= 1000 ? 3 : 5;
    return {
      slug: `replace-t1-seen-${size}-control`,
      expected: { must: { notBefore: 1 }, wish: { collapseBy: by } },
      breed: files,
    };
  });
  const exposed: Plan = {
    slug: "replace-t1-exposed",
    expected: goes(),
    breed: () => ({ generations: numbered([textLines(textsOf(human.training)), ...all()]) }),
  };
  return [...sized, exposed];
}

/** Models that learn from models. */
export function recursions(human: Human): Plan[] {
  const kinds = human.isUnspaced ? SPELLED : [...SPOKEN, ...SPELLED];
  return [...kinds.flatMap((own) => plansOf(human, own)), ...(human.isUnspaced ? [] : views(human))];
}
