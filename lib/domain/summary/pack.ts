type TypedArray = Uint8Array | Uint16Array | Int16Array | Uint32Array | Float64Array;
const KINDS = { Uint8Array, Uint16Array, Int16Array, Uint32Array, Float64Array } as const;
type Kind = keyof typeof KINDS;

/** Where a typed array lies in the packed bytes; stands in its place in the JSON header. */
interface Placed {
  $typed: Kind;
  at: number;
  length: number;
}

const MAGIC = 0x31535754; // "TWS1", little endian

/**
 * Packs plain data with typed arrays (a summary, a reference) to bytes: magic, header length, JSON header, arrays.
 * Equal values give equal bytes; numbers in the header must be finite. O(size).
 */
export function pack(value: unknown): Uint8Array {
  const arrays: TypedArray[] = [];
  let at = 0;
  const header = new TextEncoder().encode(
    JSON.stringify(value, (_, each: unknown) => {
      const kind = kindOf(each);
      if (!kind) return each;
      const array = each as TypedArray;
      const placed: Placed = { $typed: kind, at, length: array.length };
      arrays.push(array);
      at += padded(array.byteLength);
      return placed;
    }),
  );
  const start = padded(12 + header.length);
  const bytes = new Uint8Array(start + at);
  new Uint32Array(bytes.buffer, 0, 3).set([MAGIC, header.length, start]);
  bytes.set(header, 12);
  let next = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), next);
    next += padded(array.byteLength);
  }
  return bytes;
}

/** The value that was packed. The caller names its type: the bytes come from a blob named by their hash. Throws on foreign bytes. */
export function unpack<T>(packed: Uint8Array): T {
  // A copy, since typed arrays must lie on multiples of their width.
  const bytes = Uint8Array.from(packed);
  const [magic, length = 0, start = 0] = new Uint32Array(bytes.buffer, 0, 3);
  if (magic !== MAGIC) throw new Error("these bytes are no packed summary");
  const header = new TextDecoder().decode(bytes.subarray(12, 12 + length));
  return JSON.parse(header, (_, each: unknown) => {
    if (!isPlaced(each)) return each;
    return new KINDS[each.$typed](bytes.buffer, start + each.at, each.length);
  }) as T;
}

const padded = (size: number) => Math.ceil(size / 8) * 8;

function kindOf(value: unknown): Kind | null {
  if (!ArrayBuffer.isView(value)) return null;
  return (Object.keys(KINDS) as Kind[]).find((kind) => value instanceof KINDS[kind]) ?? null;
}

const isPlaced = (value: unknown): value is Placed => typeof value === "object" && value !== null && "$typed" in value;
