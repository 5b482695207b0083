/** What Python's `str.split()` separates at: JS's `\s` lacks U+001C to U+001F and U+0085, and has U+FEFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the list is Python's
const SPACE = /[\t-\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** Words as Python's `str.split()` gives them: runs of Unicode white space separate, nothing is lower-cased. */
export const pythonSplit = (text: string): string[] => text.split(SPACE).filter((word) => word !== "");
