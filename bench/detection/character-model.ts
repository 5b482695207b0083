import type { Random } from "#domain/stats/random.ts";

/** What is taken off each count and given to the shorter history. */
const DISCOUNT = 0.6;
const END = "\n";
const LONGEST = 500;

interface Followers {
  characters: string[];
  counts: number[];
  total: number;
}

/** A model of characters: what followed each history of at most `order` characters. It spells, so it can invent words. */
export interface CharacterModel {
  order: number;
  levels: Map<string, Followers>[];
}

function count(level: Map<string, Followers>, history: string, character: string): void {
  let followers = level.get(history);
  if (!followers) {
    followers = { characters: [], counts: [], total: 0 };
    level.set(history, followers);
  }
  const at = followers.characters.indexOf(character);
  if (at < 0) {
    followers.characters.push(character);
    followers.counts.push(1);
  } else followers.counts[at] = (followers.counts[at] ?? 0) + 1;
  followers.total++;
}

/** Counts characters under their histories, the end of a text among them. O(characters · order). */
export function trainCharacters(texts: readonly string[], order: number): CharacterModel {
  const levels = Array.from({ length: order + 1 }, () => new Map<string, Followers>());
  for (const text of texts) {
    const characters = [...text, END];
    for (let i = 0; i < characters.length; i++) {
      for (let j = 0; j <= order && j <= i + 1; j++) {
        const level = levels[j];
        const history = (i - j < 0 ? END : "") + characters.slice(Math.max(0, i - j), i).join("");
        if (level) count(level, history, characters[i] ?? END);
      }
    }
  }
  return { order, levels };
}

/** An occurrence under the longest known history, kept with probability (c - D)/c, else one under the next shorter. */
function nextCharacter(model: CharacterModel, written: readonly string[], source: Random): string {
  for (let j = Math.min(model.order, written.length + 1); j >= 0; j--) {
    const start = written.length - j < 0 ? END : "";
    const history = start + written.slice(Math.max(0, written.length - j)).join("");
    const followers = model.levels[j]?.get(j === 0 ? "" : history);
    if (!followers) continue;
    let left = source.below(followers.total);
    let at = 0;
    while (left >= (followers.counts[at] ?? 0)) left -= followers.counts[at++] ?? 0;
    const own = followers.counts[at] ?? 1;
    if (j === 0 || source.uniform() * own < own - DISCOUNT) return followers.characters[at] ?? END;
  }
  return END;
}

/** Texts spelled by the model, each until it writes an end. */
export function spell(model: CharacterModel, texts: number, source: Random): string[] {
  return Array.from({ length: texts }, () => {
    const written: string[] = [];
    while (written.length < LONGEST) {
      const character = nextCharacter(model, written, source);
      if (character === END && written.length > 0) break;
      if (character !== END) written.push(character);
    }
    return written.join("");
  });
}
