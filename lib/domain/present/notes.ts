import { count } from "./format.ts";

/** Remarks on a judged generation, one sentence each. */
export const NOTES = {
  "content-identical": "It holds exactly the reference's contents: there is nothing to compare.",
  "over-distinct":
    "Many samples are copies, some with a word or two changed: tail, richness and drift are read over one sample of each.",
  "bundle-assumed":
    "The size of the next bundle was not told: human samples are counted for a bundle of as many samples as were sent. Give trainingSize.",
  "fix-decoding":
    "Decoding removes the tail (its mass went with its words). Fix decoding first (temperature, top-p, filters): human data alone will leak out again. The quantities count on decoding going on as it did; fewer suffice once it is fixed.",
  "reference-exposed":
    "The model says the catalogue's rarest words more often than people do, while its own richness is not higher: it was trained on them. Such a reference can accuse but not acquit; give a human hold-out.",
  "split-unstable":
    "The loss of rare words shows on this split of the reference into catalogue and control, and on few others: it is a watch. More human samples would settle it.",
  "cut-alike":
    "Samples are much shorter or longer than people's: only what texts cut to one length show as well counts as loss or drift.",
  "cut-unknown":
    "Samples are much shorter or longer than people's, and too little is left of texts cut to one length to tell a loss.",
  "reference-mismatch": "Generation 0 itself differs from the human control: no later verdict is better than watch.",
  "narrower-possible":
    "A narrower human subject spreads less too: without a facet or a text beside the numbers it cannot be told from forgetting.",
  "split-assumption":
    "No human hold-out was given: generation 0 was split, on the assumption that the model was not trained on these samples.",
} as const;

/** Texts that no embedding could be had of. `why`: what went wrong, one sentence. */
export const notEmbeddedNote = (why: string) => ({
  code: "not-embedded",
  message: `${why} Metrics of meaning were not computed; texts are embedded again when a generation is judged next.`,
});

/** Human texts that the model scored. `texts`: so many are kept; `isMore`: there were more. */
export const scoredNote = (texts: number, isMore: boolean) => ({
  code: "scored-texts",
  message: `${count(texts)}${isMore ? " or more" : ""} human texts with a log probability were read as texts that the model scored, not as its samples.`,
});

/** A generation that says exactly what an earlier one said. */
export const repeatsNote = (index: number) => ({
  code: "content-identical",
  message: `It holds exactly the contents of generation ${index}: the same samples were sent, or nothing was learned since.`,
});

/** A generation that says what the reference says, word for word, more than people do. */
export const repeatedNote = ({ contents, of, expected }: { contents: number; of: number; expected: number }) => ({
  code: "reference-repeated",
  message: `${count(contents)} of its ${count(of)} different contents stand in the human reference word for word; of people's about ${count(expected)} would. The model, or the bundle it came from, held the reference.`,
});

/** A loss against people that a person accepted. */
export const baselineHeldNote = (generations: readonly number[]) => ({
  code: "baseline-held",
  message: `What lies beyond its line against people stands where the accepted baseline (${generations.map((index) => `g${index}`).join(", ")}) stands, so no alert is raised for it.`,
});
