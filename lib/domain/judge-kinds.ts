import { budgetOf } from "./budget.ts";
import type { JudgeInput, Judgement } from "./decided.ts";
import { familiesCarried } from "./families.ts";
import type { Judged } from "./judge.ts";
import { measurementOf } from "./judge-assembled.ts";
import { besideEarlier } from "./judge-beside-earlier.ts";
import { judgeGeneration } from "./judge-generation.ts";
import type { GenerationJudgement, Verdict } from "./judgement.ts";
import { type KindJudgement, rejectedVerdict } from "./kind.ts";
import type { PhaseDecision } from "./phase.ts";
import { headlineOf } from "./present/headline.ts";
import { NOTES, notEmbeddedNote, scoredNote } from "./present/notes.ts";
import { isByWording, type Provider } from "./provider.ts";
import { measuredByWording } from "./rows/by-wording.ts";
import { judgeMeaning } from "./rows/judge-meaning.ts";
import { NO_ROWS } from "./summary/rows.ts";
import { exposureOf } from "./summary/summary.ts";
import { SCORED_BOUND } from "./summary/surprise.ts";
import { judgeNumbers } from "./values/judge-numbers.ts";

/** What a kind says once its own table and the words have had their say. */
interface Told extends Pick<GenerationJudgement, "phase" | "mechanism" | "verdict" | "headline"> {
  isBreachAllowed: boolean;
}

/**
 * Judges all kinds of content that the reference carries: words or labels, numbers, embeddings. Each has its own table;
 * the worst evidenced decides the phase (collapse at breach, collapse at watch, shift, healthy). Words, where the
 * reference has any, decide whether there is enough to judge; another kind that is unknown pulls nothing down.
 * What came before (an accepted baseline, an equal generation) stands beside it.
 */
export function judgeKinds(input: JudgeInput): Judgement {
  return sayingWhatWasScored(withWording(besideEarlier(againstPeople(input), input, kindsOf), input), input);
}

/** Human texts that the model scored are none of its samples: that must not happen silently. */
function sayingWhatWasScored(judged: Judgement, { generation: { scored } }: JudgeInput): Judgement {
  if (scored.length === 0) return judged;
  const note = scoredNote(scored.length, scored.length === SCORED_BOUND);
  return { ...judged, judgement: { ...judged.judgement, notes: [...judged.judgement.notes, note] } };
}

/** Adds what vectors of wording show, which changes no verdict, and says so where texts could not be embedded. */
function withWording(judged: Judgement, { embedding, seed }: JudgeInput): Judgement {
  const texts = embedding?.texts;
  if (!texts) return judged;
  const { measurements, notes } = judged.judgement;
  const shown = isByWording(texts.provider) ? measuredByWording(texts, `${seed}:wording`) : [];
  const failed = texts.sides ? [] : [notEmbeddedNote(texts.why)];
  return {
    ...judged,
    judgement: { ...judged.judgement, measurements: measurements.concat(shown), notes: notes.concat(failed) },
  };
}

function againstPeople(input: JudgeInput): Judgement {
  const words = judgeGeneration(input);
  const hasWords = exposureOf(input.reference.whole) > 0;
  const kinds = kindsOf(input);
  if (kinds.length === 0) return words;
  const isMoved = hasWords && words.judgement.phase === "shift";
  const told = kinds.map((kind) => toldOf(kind, input, isMoved));
  const own: Told = { ...words.judgement, isBreachAllowed: words.judgement.verdict !== "watch" };
  const [worst = own] = [...(hasWords ? [own] : []), ...told].toSorted((a, b) => harmOf(b) - harmOf(a));
  const verdict = joint(hasWords ? own : null, told, input.isMismatched);
  const quantities = kinds.flatMap((kind, k) => (told[k]?.verdict === "breach" ? kind.quantities : []));
  const isUntold = hasWords && words.judgement.verdict === "unknown" && RANK[verdict] < RANK.watch;
  return {
    ...words,
    judgement: {
      ...words.judgement,
      ...(isUntold || worst === own
        ? {}
        : { phase: worst.phase, mechanism: worst.mechanism, headline: worst.headline }),
      verdict,
      measurements: [
        ...words.judgement.measurements.map((each) => (own.isBreachAllowed ? each : capped(each))),
        ...kinds.flatMap((kind, k) =>
          kind.judged.map(measurementOf).map((each) => (told[k]?.isBreachAllowed ? each : capped(each))),
        ),
      ],
      quantities: [...words.judgement.quantities, ...quantities],
      notes: [...words.judgement.notes, ...notesOf(input, kinds, told, words.judgement)],
    },
  };
}

/** Every kind beside words that the reference carries, judged by its own table. */
function kindsOf(input: JudgeInput): KindJudgement[] {
  const { reference, generation, policies, facts } = input;
  if (!reference.kinds) return [];
  const { catalogue } = reference.kinds;
  const budget = budgetOf(policies.budget, input.looks, familiesCarried(input));
  const shared = { policies, budget, bundle: facts.bundle ?? facts.samples };
  const kinds: KindJudgement[] = [];
  if (catalogue.numbers.key.length > 0) {
    const sides = { catalogue: catalogue.numbers, control: reference.control.carried.numbers };
    kinds.push(
      judgeNumbers({ ...shared, ...sides, generation: generation.carried.numbers, seed: `${input.seed}:numbers` }),
    );
  }
  if (catalogue.rows.dimension !== 0) {
    const sides = {
      catalogue: catalogue.rows,
      control: reference.control.carried.rows,
      generation: generation.carried.rows,
    };
    const copies = exposureOf(reference.whole) > 0 ? null : { human: reference.whole, generation };
    const judged = judgeMeaning({ ...shared, ...sides, copies, seed: `${input.seed}:meaning` });
    kinds.push(madeBy(judged, input.embedding?.carried));
  } else if (input.embedding?.texts && !isByWording(input.embedding.texts.provider)) {
    const { texts } = input.embedding;
    const sides = texts.sides ?? { catalogue: NO_ROWS, control: NO_ROWS, generation: NO_ROWS, missing: texts.reason };
    const judged = judgeMeaning({ ...shared, ...sides, copies: null, seed: `${input.seed}:meaning` });
    kinds.push(madeBy(judged, texts.provider));
  }
  return kinds;
}

const madeBy = (kind: KindJudgement, provider: Provider | null | undefined): KindJudgement =>
  provider ? { ...kind, judged: kind.judged.map((each) => ({ ...each, provider })) } : kind;

const RANK: Record<Verdict, number> = { ok: 0, unknown: 1, watch: 2, breach: 3 };

const isCollapse = ({ phase }: Pick<Told, "phase">) => phase === "early-collapse" || phase === "late-collapse";

/** What a collapse of numbers or embeddings is where words say that the subject moved. */
const MOVED: PhaseDecision = { row: 7, phase: "shift", mechanism: null, cap: "watch" };

function toldOf(kind: KindJudgement, { policies }: JudgeInput, isMoved: boolean): Told {
  const { judged } = kind;
  // A moved subject has other numbers and other meanings too, but no reason to repeat itself.
  const isExcused = isMoved && isCollapse(kind.decision) && kind.decision.mechanism !== "duplication";
  const decision = isExcused ? MOVED : kind.decision;
  const { phase, mechanism } = decision;
  const isBreachAllowed = decision.cap === "breach";
  const rejected = rejectedVerdict(judged);
  const verdict =
    rejected === null
      ? phase === "healthy"
        ? "ok"
        : "unknown"
      : rejected === "breach" && !isBreachAllowed
        ? "watch"
        : rejected;
  return { phase, mechanism, verdict, isBreachAllowed, headline: headlineOf(judged, decision, verdict, policies) };
}

/** Collapse at breach, collapse at watch, shift, healthy, untold. */
function harmOf({ phase, verdict }: Told): number {
  const isWorse = isCollapse({ phase });
  if (RANK[verdict] >= RANK.watch) return RANK[verdict] + (isWorse ? 1 : 0) + (isWorse && verdict === "breach" ? 1 : 0);
  return phase === "insufficient-data" ? 0 : 1;
}

/** The worst that is rejected; else the words' own; without words ok when one kind is. */
function joint(words: Told | null, told: readonly Told[], isMismatched: boolean): Verdict {
  const all = words ? [words, ...told] : told;
  const worst = (["breach", "watch"] as const).find((verdict) => all.some((each) => each.verdict === verdict));
  if (worst) return worst;
  if (words) return words.verdict;
  if (!told.some(({ verdict }) => verdict === "ok")) return "unknown";
  return isMismatched ? "watch" : "ok";
}

/** A breach that its table or the words' does not allow is a watch, as the generation says. */
const capped = <M extends Pick<Judged, "verdict">>(each: M): M =>
  each.verdict === "breach" ? { ...each, verdict: "watch" } : each;

function notesOf(
  { facts, isMismatched }: JudgeInput,
  kinds: readonly KindJudgement[],
  told: readonly Told[],
  words: GenerationJudgement,
): GenerationJudgement["notes"] {
  const codes: (keyof typeof NOTES)[] = [];
  if (kinds.some(({ decision }) => decision.row === 9)) codes.push("narrower-possible");
  const asks = kinds.some(({ quantities }, k) => quantities.length > 0 && told[k]?.verdict === "breach");
  if (asks && facts.bundle === null) codes.push("bundle-assumed");
  if (isMismatched) codes.push("reference-mismatch");
  return codes
    .filter((code) => !words.notes.some((note) => note.code === code))
    .map((code) => ({ code, message: NOTES[code] }));
}
