import type { UnknownReason } from "../estimate.ts";
import type { Mechanism, Phase } from "../judgement.ts";
import type { Family } from "../metrics/define.ts";

/** One sentence for each reason why a number is not there, and what would end it. */
export const UNKNOWN_WORDS: Record<UnknownReason, { because: string; ends: string }> = {
  empty: { because: "No token could be recognised.", ends: "Send samples that hold text." },
  "too-few-samples": { because: "Too few samples to measure this.", ends: "Send at least 200 samples a side." },
  "too-few-events": {
    because: "Too few rare events in this group to compare.",
    ends: "A larger human reference holds more.",
  },
  "too-few-generations": {
    because: "Fewer than six generations: no order of them could show a trend.",
    ends: "It is read from the sixth generation on.",
  },
  underpowered: {
    because: "A loss of the size that matters could hide in this sample.",
    ends: "Send more samples, or enlarge the human reference.",
  },
  "no-reference": { because: "There is no human reference yet.", ends: "Upload human samples that nobody trained on." },
  "no-control": {
    because: "There is no human control to compare with.",
    ends: "Upload human samples that nobody trained on.",
  },
  "no-labels": { because: "The samples carry no labels.", ends: "Send a labels field with each sample." },
  "no-text": { because: "The samples carry no text.", ends: "Send a text field with each sample." },
  "no-values": { because: "The samples carry no numeric values.", ends: "Send a values field with each sample." },
  "no-embeddings": {
    because: "The samples carry no embeddings.",
    ends: "Send an embedding field with each sample.",
  },
  "no-logprobs": {
    because:
      "There are no log probabilities to compare: this generation, or every earlier one of its run, states none.",
    ends: "Send logprob and tokens with each sample of every generation.",
  },
  "no-prompts": {
    because: "The samples do not say which prompt they answer.",
    ends: "Send a promptId with each sample.",
  },
  "no-origins": {
    because: "No sample says where it comes from.",
    ends: "Send an origin with each sample.",
  },
  "mixed-providers": {
    because: "The embeddings are not all of one dimension, so they come from different models.",
    ends: "Embed all samples, human ones too, by one model.",
  },
  "prompt-mismatch": {
    because: "Human and model samples answer different prompts.",
    ends: "Sample both on the same prompts or topics.",
  },
  "constant-reference": {
    because: "The human value never varies, so nothing can be compared with it.",
    ends: "Choose a broader reference.",
  },
  saturated: { because: "Nearly every event of this group is seen at this size.", ends: "Read its mass instead." },
  "reference-exposed": {
    because: "The model seems to have trained on the reference, which makes it look better than it is.",
    ends: "Upload human samples that nobody trained on.",
  },
  undefined: {
    because: "The quantity is not defined for these samples.",
    ends: "Look at the samples of this generation.",
  },
  unbounded: { because: "The quantity has no upper bound here.", ends: "Look at the samples of this generation." },
  "non-finite": {
    because: "The computation gave no finite number.",
    ends: "Report this with the generation's number.",
  },
  "different-versions": {
    because: "The metric's mathematics changed between the two, and versions are never compared.",
    ends: "Judge the older generation again.",
  },
  "not-run": { because: "Not measured yet.", ends: "It is measured when the generation closes." },
};

/** What each phase means, in one sentence. */
export const PHASE_WORDS: Record<Phase, string> = {
  reference: "Human data: what every number is compared with.",
  healthy: "Rare and common things are kept as the human control keeps them.",
  "early-collapse": "The rare things are going while the averages may still look fine.",
  "late-collapse": "The rare things have gone and the whole is flattening.",
  shift: "The subject moved. That is a change, and not by itself a loss.",
  "insufficient-data": "There is not enough data to judge.",
};

/** What each mechanism means, and the first thing to do about it. */
export const MECHANISM_WORDS: Record<Mechanism, { means: string; first: string }> = {
  resampling: {
    means: "Rare words vanish one by one because each generation sees only a finite sample; the rest keep their rates.",
    first: "Bring back human data that holds the lost events.",
  },
  sharpening: {
    means: "Rare things are made less likely: they lose mass as well as kinds.",
    first: "Change the decoding (temperature, top-p, filters) before injecting data, or it will leak out again.",
  },
  duplication: {
    means: "The same contents come again and again.",
    first: "Remove the copies from the training bundle.",
  },
  "class-loss": {
    means: "A declared label or event is going while the rest is kept.",
    first: "Collect human samples of that class.",
  },
  contamination: {
    means: "Synthetic data entered where human data was expected.",
    first: "Check the origin of the last training bundle.",
  },
  "invented-tail": {
    means: "Unknown words replace the rare human ones.",
    first: "Read the samples: are the new words real?",
  },
};

/** Families of measurements: their name, and the question a reader brings. */
export const FAMILY_WORDS: Record<Family, { name: string; asks: string }> = {
  tail: { name: "Tail", asks: "Are rare things still said, and as often?" },
  richness: { name: "Own richness", asks: "How many different things does it say at all?" },
  events: { name: "Named events", asks: "Are the labels and declared events kept?" },
  repetition: { name: "Repetition", asks: "Does it repeat itself?" },
  spread: { name: "Spread", asks: "Is its probability still spread like the human one?" },
  trend: { name: "Trend", asks: "Is a little lost with every generation? It raises a watch at most." },
  drift: { name: "Drift", asks: "Did the subject or the form move? Drift alone is never collapse." },
  numbers: { name: "Numbers", asks: "Do the numbers spread as far, and to the same ends, as people's?" },
  meaning: { name: "Meaning", asks: "Does what it says lie as wide, and in the same places, as what people say?" },
};

/** Stands where the sender told nothing. */
export const UNTOLD = "not told";
