const LENGTH = 120;
// Control, bidi and invisible format characters: they could rewrite what a terminal or a page shows around them.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text with every control, bidi and invisible character written as its code point. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (unseen) => `\\u{${(unseen.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The first 120 characters of a rejected line, safe to print anywhere. */
export function excerpt(text: string): string {
  const seen = visibleText(text.slice(0, LENGTH));
  return seen.length > LENGTH || text.length > LENGTH ? `${seen.slice(0, LENGTH - 1)}…` : seen;
}
