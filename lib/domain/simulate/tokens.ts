const TOKEN = /\$?[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*%?|[,;:]/gu;
const MARKS = new Set([",", ";", ":"]);

/** True for a token that is punctuation and so counts for no length. */
export function isMark(token: string): boolean {
  return MARKS.has(token);
}

/**
 * What the language model sees of a sentence: words (case, inner hyphens and apostrophes kept) and , ; : as tokens of their own.
 * The final mark, quotes and brackets are dropped: the end is never modelled, and brackets could not be balanced.
 */
export function modelTokens(text: string): string[] {
  const tokens = text.match(TOKEN) ?? [];
  while (MARKS.has(tokens.at(-1) ?? "")) tokens.pop();
  return tokens;
}

/** A sentence made of model tokens, marks set close to the word before them, ended by a full stop. */
export function textOf(tokens: readonly string[]): string {
  let text = "";
  for (const token of tokens) text += text === "" || MARKS.has(token) ? token : ` ${token}`;
  return `${text}.`;
}
