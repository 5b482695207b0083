import type { AcceptanceRules } from "../intake/rules.ts";
import { costWords } from "../money.ts";

/** What of a ticket people set. */
interface Settings {
  owner: string | null;
  due: string | null;
  rules: AcceptanceRules;
  price: { amount: number; currency: string } | null;
}

/** What changed, for the history: "owner Ana; due 2026-12-01"; "" when nothing did. */
export function changedWords(before: Settings, after: Settings): string {
  const price = (of: Settings) => (of.price === null ? "no price" : `${costWords(of.price, 1)} a sample`);
  const parts = [
    before.owner === after.owner ? "" : after.owner === null ? "no owner" : `owner ${after.owner}`,
    before.due === after.due ? "" : after.due === null ? "no due day" : `due ${after.due}`,
    price(before) === price(after) ? "" : price(after),
    JSON.stringify(before.rules) === JSON.stringify(after.rules) ? "" : `accepts ${rulesWords(after.rules).join(", ")}`,
  ];
  return parts.filter((part) => part !== "").join("; ");
}

const LEVELS = [
  "with or without evidence",
  "evidence from level 1, the word of who sends it",
  "evidence from level 2, signed by an organisation",
  "evidence from level 3, of how it was written",
  "evidence of level 4, checked by somebody independent",
];

/** What is accepted, a rule each: "evidence from level 1, …", "any named licence". */
export function rulesWords(rules: AcceptanceRules): string[] {
  const { leastEvidence, licences, consents, personalData, leastTokens } = rules;
  return [
    LEVELS[leastEvidence] ?? "",
    licences === null ? "any named licence" : `licence ${licences.join(" or ")}`,
    `consent by ${consents.join(", ")}`,
    `personal data ${personalData.join(" or ")}`,
    leastTokens <= 1 ? "texts of any length" : `texts of ${leastTokens} words or more`,
  ];
}
