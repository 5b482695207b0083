const LONGEST_QUOTE = 40;
const MOST_QUOTES = 3;
/** Control characters and what turns the direction of writing: they are no text, and could dress one thing up as another. */
const UNSEEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/gu;

/** A text on one line, without characters that nobody sees. */
export function plainLine(text: string): string {
  return text.replace(UNSEEN, " ").replace(/ {2,}/g, " ").trim();
}

/** A text cut to a length in characters, with an ellipsis where it was cut; never through a surrogate pair. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** At most three lost events, each quoted and cut to forty characters. */
export function quoted(events: readonly string[]): string[] {
  return events.slice(0, MOST_QUOTES).map((event) => `“${cut(plainLine(event), LONGEST_QUOTE)}”`);
}

/** A text in HTML, and in an attribute of it. */
export function inHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
