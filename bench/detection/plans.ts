import type { Human, Piece } from "./human.ts";
import { textsOf } from "./human.ts";
import { copies, inventedWords } from "./kinds/copies.ts";
import { embeddings } from "./kinds/embeddings.ts";
import { humanShifts, narrowSubjects } from "./kinds/human-shifts.ts";
import { humanSplits } from "./kinds/human-splits.ts";
import { labels } from "./kinds/labels.ts";
import { numbers } from "./kinds/numbers.ts";
import { onsets, rareWordRemoved, typicalHumans } from "./kinds/onsets.ts";
import { recursions } from "./kinds/recursions.ts";
import { worlds } from "./kinds/worlds.ts";
import type { Plan } from "./lineage.ts";
import { typicality } from "./speakers.ts";

/** A word of at least five letters that one sentence in a hundred or so holds: rare, and common enough to be missed. */
function rareWord(pieces: readonly Piece[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { text } of pieces) {
    for (const word of new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? []))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const distance = (word: string) => Math.abs((counts.get(word) ?? 0) / pieces.length - 0.015);
  return [...counts.keys()].sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))[0];
}

/** Every lineage of texts that the sentences of one corpus can make. */
export function textPlans(human: Human, others: readonly { name: string; pieces: readonly Piece[] }[]): Plan[] {
  const word = rareWord(human.holdOut);
  const plans = [
    ...humanSplits(human),
    ...humanShifts(human, others),
    ...narrowSubjects(human),
    ...recursions(human),
    ...onsets(human),
    ...copies(human),
  ];
  if (human.isUnspaced) return plans;
  plans.push(typicalHumans(human, typicality(textsOf(human.training))));
  plans.push(...[0.3, 1].map((share) => inventedWords(human, share)));
  if (word) {
    plans.push(rareWordRemoved(human, word, [1, 0.7, 0.4, 0.2, 0], "slowly"));
    plans.push(rareWordRemoved(human, word, [1, 1, 0, 0], "at-once"));
  }
  return plans;
}

/** Every lineage that needs no human text. */
export const drawnPlans = (): Plan[] => [...numbers(), ...embeddings(), ...labels(), ...worlds()];
