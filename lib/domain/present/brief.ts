import { wantedInAll } from "../intake/enough.ts";
import type { AcceptanceRules, Consent, PersonalData } from "../intake/rules.ts";
import type { InjectionQuantity, TailEvent } from "../judgement.ts";
import { humanSamplesWanted } from "../ticket.ts";
import { count, plural } from "./format.ts";
import { scriptWords } from "./script.ts";

/** One thing to bring back: in how many texts, and human texts that show it. `event` null: the stratum as a whole. */
export interface BriefWant {
  stratum: string;
  event: string | null;
  count: number;
  exemplars: string[];
}

/** What annotators are asked to write, without a word of measurement. */
export interface Brief {
  ticket: string;
  lineage: string;
  /** Texts that are asked for in all. */
  samples: number;
  asks: string[];
  wants: BriefWant[];
  terms: { name: string; value: string }[];
  guidelines: string[];
}

/** What a brief is written from. `words`: words of the middle human text, null where samples are no texts. */
export interface BriefFacts {
  ticket: string;
  lineage: string;
  quantities: readonly InjectionQuantity[];
  lostEvents: readonly TailEvent[];
  rules: AcceptanceRules;
  due: string | null;
  owner: string | null;
  words: number | null;
}

const EXEMPLARS = 3;

/** Writes the brief of a ticket. Exemplars are human texts of the catalogue half, which is no test of the next generation. */
export function briefOf(facts: BriefFacts): Brief {
  const { ticket, lineage, quantities } = facts;
  const lostEvents = ofStrata(facts.lostEvents, quantities);
  return {
    ticket,
    lineage,
    // As if many came: so few that none is held back would be the exception.
    samples: wantedInAll(humanSamplesWanted(quantities), Number.MAX_SAFE_INTEGER),
    asks: Array.from(new Set(quantities.map(askOf))),
    wants: [
      ...lostEvents.map((event) => wantOf(event, quantities)),
      ...quantities
        .filter(({ stratum }) => !lostEvents.some((event) => event.stratum === stratum))
        .map(({ stratum, humanSamples }) => ({ stratum, event: nameOf(stratum), count: humanSamples, exemplars: [] })),
    ],
    terms: termsOf(facts),
    guidelines: [
      "Write it yourself, in your own words. Do not use a language model, not even to correct it.",
      "Do not copy the examples, and do not change a few words of them: copies are refused.",
      "Use the words asked for as they come naturally, several in one text where it fits; a list of words is no text.",
      "Write each text once. The same text twice counts once.",
      'Send one JSON object a line: {"id": "your-1", "text": "…"}.',
    ],
  };
}

/** Events of the strata that are asked for; all, where none is of those: a named event has no words of its own. */
export function ofStrata(events: readonly TailEvent[], quantities: readonly InjectionQuantity[]): readonly TailEvent[] {
  const own = events.filter((event) => quantities.some(({ stratum }) => stratum === event.stratum));
  return own.length > 0 ? own : events;
}

/** In how many texts an event should stand, so that the next training data say it as often as people do, to 95%. */
function wantOf(event: TailEvent, quantities: readonly InjectionQuantity[]): BriefWant {
  const own = quantities.find(({ stratum }) => stratum === event.stratum) ?? quantities[0];
  const { bundle = 0, target = 1 } = own?.inputs ?? {};
  const missing = target * (event.human / event.humanSamples) - event.seen / event.samples;
  const wanted = Math.max(1, Math.ceil(bundle * missing));
  return {
    stratum: event.stratum,
    event: event.event,
    count: Number.isFinite(wanted) ? wanted : 1,
    exemplars: event.originals.slice(0, EXEMPLARS),
  };
}

const nameOf = (stratum: string) => /^(?:label|event|value):(.*)$/s.exec(stratum)?.[1] ?? null;

function askOf({ stratum }: InjectionQuantity): string {
  const name = nameOf(stratum);
  if (stratum.startsWith("label:"))
    return `Texts of the kind “${name}”; say so on each line: "label": ${JSON.stringify(name)}.`;
  if (stratum.startsWith("event:")) return `Texts that hold what is called “${name}” here.`;
  if (stratum.startsWith("value:"))
    return `Samples whose “${name}” is unusually low or unusually high; state it under "values".`;
  if (stratum.startsWith("rarity:"))
    return "Texts on the usual subjects that use the words below, which have become too rare.";
  return "Texts on the usual subjects, as different from each other as people write them.";
}

const CONSENT_WORDS: Record<Consent, string> = {
  contract: "a contract with whoever wrote it",
  licence: "a licence",
  public: "public by whoever wrote it",
  none: "none",
  unknown: "not known",
};

const PERSONAL_WORDS: Record<PersonalData, string> = {
  none: "none",
  masked: "masked: no names, addresses, numbers of persons",
  present: "present",
  unknown: "nobody looked",
};

const EVIDENCE_WORDS = [
  "none is asked",
  "your word that a person wrote it (level 1)",
  "signed by your organisation (level 2)",
  "how it was written: an annotation log, a contract with payment (level 3)",
  "checked by somebody independent (level 4)",
];

function termsOf({ rules, due, owner, words, lostEvents, lineage }: BriefFacts) {
  const { leastTokens, licences, consents, personalData, leastEvidence } = rules;
  const least = leastTokens > 1 ? `, ${plural(leastTokens, "word")} at least` : "";
  return [
    { name: "Subject", value: `what ${lineage} is about` },
    { name: "Language", value: scriptWords(lostEvents.flatMap(({ originals }) => originals)) },
    {
      name: "Length",
      value: words === null ? `as it comes${least}` : `about ${plural(words, "word")}, as people write${least}`,
    },
    { name: "Licence", value: licences === null ? "any, if it is named" : licences.join(" or ") },
    { name: "Consent", value: consents.map((each) => CONSENT_WORDS[each]).join(", or ") },
    { name: "Personal data", value: personalData.map((each) => PERSONAL_WORDS[each]).join(", or ") },
    { name: "Evidence", value: EVIDENCE_WORDS[leastEvidence] ?? "" },
    { name: "Deadline", value: due ?? "none is set" },
    { name: "Contact", value: owner ?? "nobody is named yet" },
  ];
}

/** What a brief is about, as its heading: "2,484 texts for support-bot". */
export const briefTitle = ({ samples, lineage }: Pick<Brief, "samples" | "lineage">) =>
  `${count(samples)} texts for ${lineage}`;
