/** A stretch of foreign text: plain, or one invisible character written out. */
export type TextPart = { kind: "text"; text: string } | { kind: "hidden"; text: string; name: string };

const NAMES: Record<number, string> = {
  173: "soft hyphen",
  1564: "Arabic letter mark",
  8203: "zero-width space",
  8204: "zero-width non-joiner",
  8205: "zero-width joiner",
  8206: "left-to-right mark",
  8207: "right-to-left mark",
  8288: "word joiner",
  65279: "byte order mark",
};

function nameOf(code: number): string {
  if (code >= 0x202a && code <= 0x202e) return "bidirectional override";
  if (code >= 0x2066 && code <= 0x2069) return "bidirectional isolate";
  return NAMES[code] ?? "control character";
}

// A joiner between letters or emoji shapes them and is left alone; elsewhere it hides something.
const HIDDEN =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}]|\u{FE0F})[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}\p{Extended_Pictographic}])|[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|(?![\t\n\r])\p{Cc}/gu;

/**
 * Splits a text so that bidirectional and zero-width characters can be seen.
 * Given any text. Returns parts that joined give the text with hidden characters as U+ codes. Cost O(n).
 */
export function visibleText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    const code = match[0].codePointAt(0) ?? 0;
    parts.push({ kind: "hidden", text: `U+${code.toString(16).toUpperCase().padStart(4, "0")}`, name: nameOf(code) });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

const AROUND = 110;

/** A stretch of a text with the event in it marked. */
export interface MarkedPart {
  text: string;
  isEvent: boolean;
}

/**
 * Cuts a text around the first place of an event and marks every place of it.
 * Given text and event. Returns parts; the whole text to 240 characters, else a stretch with ellipses. Cost O(n).
 */
export function markedExcerpt(text: string, event: string): MarkedPart[] {
  const escaped = event.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const place = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu");
  const first = event === "" ? -1 : text.search(place);
  const isLong = text.length > 2 * AROUND + 20;
  const from = isLong ? Math.max(0, first - AROUND) : 0;
  const to = isLong
    ? Math.min(text.length, Math.max(0, first) + AROUND * (first < 0 ? 2 : 1) + event.length)
    : text.length;
  const cut = `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
  if (event === "") return [{ text: cut, isEvent: false }];
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const match of cut.matchAll(place)) {
    if (match.index > at) parts.push({ text: cut.slice(at, match.index), isEvent: false });
    parts.push({ text: match[0], isEvent: true });
    at = match.index + match[0].length;
  }
  if (at < cut.length) parts.push({ text: cut.slice(at), isEvent: false });
  return parts;
}
