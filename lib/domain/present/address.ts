/** What the address of a page asks for, as Next gives it. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** A value read from the address, with a complaint when it could not be taken as it stands. */
export interface Asked<T> {
  value: T;
  complaint: string | null;
}

function one(query: Query, key: string): string | undefined {
  const value = query[key];
  return Array.isArray(value) ? value.at(-1) : value;
}

/** Reads a whole number out of a list of possible ones; names what it takes instead. */
export function askedIndex(
  query: Query,
  key: string,
  possible: readonly number[],
  fallback: number | null,
): Asked<number | null> {
  const text = one(query, key);
  if (text === undefined || text === "") return { value: fallback, complaint: null };
  const value = /^\d{1,6}$/.test(text) ? Number(text) : null;
  if (value !== null && possible.includes(value)) return { value, complaint: null };
  const instead = fallback === null ? "nothing is judged yet" : `this is g${fallback}`;
  return { value: fallback, complaint: `“${text.slice(0, 40)}” is not a judged generation here; ${instead}.` };
}

/** Reads one of a few words; names what it takes instead. */
export function askedWord<const T extends string>(
  query: Query,
  key: string,
  words: readonly T[],
  fallback: T,
): Asked<T> {
  const text = one(query, key);
  if (text === undefined || text === "") return { value: fallback, complaint: null };
  const value = words.find((word) => word === text);
  if (value !== undefined) return { value, complaint: null };
  return {
    value: fallback,
    complaint: `“${text.slice(0, 40)}” is not one of ${words.join(", ")}; this is ${fallback}.`,
  };
}

/** Reads free text, cut to 80 characters. */
export function askedText(query: Query, key: string): string {
  return (one(query, key) ?? "").trim().slice(0, 80);
}

/** Reads the number of a page, from 1. */
export function askedPage(query: Query): number {
  const text = one(query, "page") ?? "1";
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** Writes an address with some values changed; a null removes one, and defaults stay out. */
export function addressWith(
  path: string,
  query: Query,
  changes: Readonly<Record<string, string | number | null>>,
): string {
  const parts = new Map<string, string>();
  for (const key of Object.keys(query)) {
    const value = one(query, key);
    if (value !== undefined && value !== "") parts.set(key, value);
  }
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) parts.delete(key);
    else parts.set(key, String(value));
  }
  const written = [...parts].map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("&");
  return written === "" ? path : `${path}?${written}`;
}
