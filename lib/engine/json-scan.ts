const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** What one pass over the bytes of a line tells before it is parsed. `isOpen`: it ends inside a text or a bracket. */
export interface Scan {
  colons: number;
  depth: number;
  hasNul: boolean;
  hasEscapedUnit: boolean;
  hasLongDigits: boolean;
  isOpen: boolean;
}

/** Counts colons and brackets outside texts, and finds what needs a closer look. O(bytes). */
export function scan(bytes: Uint8Array): Scan {
  let [colons, depth, deepest, digits] = [0, 0, 0, 0];
  let [hasNul, hasEscapedUnit, hasLongDigits, isString] = [false, false, false, false];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0) hasNul = true;
    if (isString) {
      if (byte === BACKSLASH) {
        i++;
        if (bytes[i] === 0x75) hasEscapedUnit = true;
      } else if (byte === QUOTE) isString = false;
      continue;
    }
    if (byte !== undefined && byte >= 0x30 && byte <= 0x39) {
      if (++digits >= 16) hasLongDigits = true;
      continue;
    }
    digits = 0;
    if (byte === QUOTE) isString = true;
    else if (byte === 0x3a) colons++;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return { colons, depth: deepest, hasNul, hasEscapedUnit, hasLongDigits, isOpen: isString || depth > 0 };
}
