/** Words of a sample that count at most: one could hold a tenth of a split. */
export const TOKEN_CAP = 1024;
export const LONGEST_WORD = 64;
const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:(?<=\p{L}\p{M}*)['’](?=\p{L})|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{M}\p{N}]+)*/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Every ASCII text is in normal form already, and a NUL-free byte range is cheaper to test than to normalise. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is exactly ASCII
const ASCII = /^[\x00-\x7f]*$/;
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** Names the tokenizer with all that changes its output: rules, Unicode tables, cap. Part of every measurement's key. */
export function tokenizerId(versions: { icu: string; unicode: string }): string {
  return `uw@1;nfkc;lower;icu=${versions.icu};unicode=${versions.unicode};cap=${TOKEN_CAP}`;
}

/** Normal form in which words are compared: NFKC, no default-ignorable characters, lower case without locale, NFC. */
export function normalForm(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize("NFKC").replace(IGNORABLE, "").toLowerCase().normalize("NFC");
}

/**
 * Words of a text in any script (`uw@1`, metrics.md 3): runs of letters, marks and digits; an apostrophe between
 * letters and a dot or comma between digits join; scripts written without spaces go to the Unicode segmenter.
 * Given a verbatim text. Returns at most 1,024 words; a curly apostrophe counts as a straight one.
 * O(length of the text).
 */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const run of normalForm(text).match(WORD) ?? []) {
    if (found.length >= TOKEN_CAP) break;
    if (UNSPACED.test(run)) pushSegments(run, found);
    else found.push(bounded(run.replaceAll("’", "'")));
  }
  return found.length > TOKEN_CAP ? found.slice(0, TOKEN_CAP) : found;
}

function pushSegments(run: string, found: string[]): void {
  for (const part of segmenter.segment(run)) {
    if (part.isWordLike) found.push(bounded(part.segment));
  }
}

/** A word over 64 code points is one token, told apart by a hash of the whole. */
function bounded(word: string): string {
  if (word.length <= LONGEST_WORD) return word;
  const points = Array.from(word);
  if (points.length <= LONGEST_WORD) return word;
  let hash = 0xcbf29ce484222325n;
  for (const point of points) hash = BigInt.asUintN(64, (hash ^ BigInt(point.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return `${points.slice(0, 47).join("")}…${hash.toString(16)}`;
}
