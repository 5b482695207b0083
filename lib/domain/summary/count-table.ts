import { HASH_SPACE, nameHash } from "../stats/name-hash.ts";
import { ordered } from "../stats/ordered.ts";

/** Jackknife blocks of a side (statistics.md 4); a sample's block is its key mod 50. */
export const BLOCKS = 50;

/**
 * How often each thing (word, label, event, content) occurs, by jackknife block.
 * `names` ascend by code unit. Rows of name i are start[i] … start[i+1]-1, blocks ascending:
 * `samples` that hold it, and its `tokens`, within that block.
 * `limit`: names whose hash lies below it are kept, HASH_SPACE: all. `followed`: 1 for a name kept whatever its hash.
 */
export interface CountTable {
  names: string[];
  start: Uint32Array;
  block: Uint8Array;
  samples: Uint32Array;
  tokens: Uint32Array;
  limit: number;
  followed: Uint8Array;
}

/** Code-unit order: the same on every machine, unlike any locale's. */
export const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Builds a table from single observations, in any order.
 * Given different names, and per observation: index into `names`, block, tokens (each observation is one sample).
 */
export function countTable(
  names: readonly string[],
  observed: { name: ArrayLike<number>; block: ArrayLike<number>; tokens: ArrayLike<number> },
): CountTable {
  const { sorted, order } = ordered(names);
  const total = observed.name.length;
  const { start, grouped } = groupedBy(observed.name, names.length);
  return collapse(
    sorted,
    (i, row) => {
      const from = order[i] as number;
      for (let k = start[from] as number; k < (start[from + 1] as number); k++) {
        const at = grouped[k] as number;
        row.add(observed.block[at] as number, 1, observed.tokens[at] as number);
      }
    },
    total,
  );
}

/** Places in `groups` group by group: those of group g are grouped[start[g]] … grouped[start[g+1]-1], ascending. */
function groupedBy(groups: ArrayLike<number>, count: number): { start: Uint32Array; grouped: Uint32Array } {
  const start = new Uint32Array(count + 1);
  for (let i = 0; i < groups.length; i++) {
    const at = (groups[i] as number) + 1;
    start[at] = (start[at] as number) + 1;
  }
  for (let g = 1; g <= count; g++) start[g] = (start[g] as number) + (start[g - 1] as number);
  const next = start.slice();
  const grouped = new Uint32Array(groups.length);
  for (let i = 0; i < groups.length; i++) {
    const g = groups[i] as number;
    const slot = next[g] as number;
    grouped[slot] = i;
    next[g] = slot + 1;
  }
  return { start, grouped };
}

/**
 * Sum of tables, name by name, block by block: commutative, associative, exact. Of more than `bound` names those of
 * least hash are kept, beside the followed ones; each part was bounded no tighter, so their counts are whole.
 */
export function mergeTables(tables: readonly CountTable[], bound = Number.POSITIVE_INFINITY): CountTable {
  const [only] = tables;
  if (tables.length === 1 && only) return boundedTable(only, bound);
  const ids = new Map<string, number>();
  const idOf: number[] = [];
  for (const { names } of tables) {
    for (const name of names) {
      let id = ids.get(name);
      if (id === undefined) {
        id = ids.size;
        ids.set(name, id);
      }
      idOf.push(id);
    }
  }
  const first = new Uint32Array(tables.length);
  tables.forEach((_, t) => {
    first[t] = t === 0 ? 0 : (first[t - 1] as number) + (tables[t - 1]?.names.length ?? 0);
  });
  const { start, grouped } = groupedBy(idOf, ids.size);
  const { sorted, order } = ordered(Array.from(ids.keys()));
  const rows = tables.reduce((sum, table) => sum + table.block.length, 0);
  const followed = new Uint8Array(sorted.length);
  const merged = collapse(
    sorted,
    (i, row) => {
      const id = order[i] as number;
      // Places ascend, and so do the tables that they lie in.
      let t = 0;
      for (let k = start[id] as number; k < (start[id + 1] as number); k++) {
        const place = grouped[k] as number;
        while (t + 1 < tables.length && (first[t + 1] as number) <= place) t++;
        const table = tables[t] as CountTable;
        const at = place - (first[t] as number);
        if (table.followed[at] === 1) followed[i] = 1;
        for (let r = table.start[at] as number; r < (table.start[at + 1] as number); r++) {
          row.add(table.block[r] as number, table.samples[r] as number, table.tokens[r] as number);
        }
      }
    },
    rows,
  );
  const limit = tables.reduce((least, table) => Math.min(least, table.limit), HASH_SPACE);
  return boundedTable({ ...merged, followed, limit }, bound);
}

/** The followed names, and of the others those below the limit, at most `bound`: the limit is then the next one's hash. */
export function boundedTable(of: CountTable, bound: number): CountTable {
  if (of.limit === HASH_SPACE && of.names.length <= bound) return of;
  const hashes = Float64Array.from(of.names, (name, i) => (of.followed[i] === 1 ? -1 : nameHash(name)));
  const below = hashes.filter((hash) => hash >= 0 && hash < of.limit).sort();
  const limit = below.length > bound ? (below[bound] as number) : of.limit;
  if (hashes.every((hash) => hash < limit)) return { ...of, limit };
  const kept = Array.from(of.names.keys()).filter((i) => (hashes[i] as number) < limit);
  const picked = collapse(
    kept.map((i) => of.names[i] as string),
    (k, row) => {
      const i = kept[k] as number;
      for (let r = of.start[i] as number; r < (of.start[i + 1] as number); r++) {
        row.add(of.block[r] as number, of.samples[r] as number, of.tokens[r] as number);
      }
    },
    of.block.length,
  );
  return { ...picked, limit, followed: Uint8Array.from(kept, (i) => of.followed[i] as number) };
}

/** The table with the names that every side is asked for marked: they are kept whatever their hash. */
export const following = (of: CountTable, isFollowed: (name: string) => boolean): CountTable => ({
  ...of,
  followed: Uint8Array.from(of.names, (name) => (isFollowed(name) ? 1 : 0)),
});

interface Row {
  add(block: number, samples: number, tokens: number): void;
}

function collapse(names: readonly string[], fill: (i: number, row: Row) => void, capacity: number): CountTable {
  const start = new Uint32Array(names.length + 1);
  const block = new Uint8Array(capacity);
  const samples = new Uint32Array(capacity);
  const tokens = new Uint32Array(capacity);
  const rowSamples = new Uint32Array(BLOCKS);
  const rowTokens = new Uint32Array(BLOCKS);
  const row: Row = {
    add(at, s, t) {
      rowSamples[at] = (rowSamples[at] as number) + s;
      rowTokens[at] = (rowTokens[at] as number) + t;
    },
  };
  let used = 0;
  for (let i = 0; i < names.length; i++) {
    fill(i, row);
    for (let b = 0; b < BLOCKS; b++) {
      const held = rowSamples[b] as number;
      if (held === 0) continue;
      block[used] = b;
      samples[used] = held;
      tokens[used] = rowTokens[b] as number;
      used++;
      rowSamples[b] = 0;
      rowTokens[b] = 0;
    }
    start[i + 1] = used;
  }
  return {
    names: Array.from(names),
    start,
    block: block.slice(0, used),
    samples: samples.slice(0, used),
    tokens: tokens.slice(0, used),
    limit: HASH_SPACE,
    followed: new Uint8Array(names.length),
  };
}

/** Samples that hold name i, all blocks. */
export function samplesOf(table: CountTable, i: number): number {
  let sum = 0;
  for (let r = table.start[i] ?? 0; r < (table.start[i + 1] ?? 0); r++) sum += table.samples[r] ?? 0;
  return sum;
}

/** Tokens of name i, all blocks. */
export function tokensOf(table: CountTable, i: number): number {
  let sum = 0;
  for (let r = table.start[i] ?? 0; r < (table.start[i + 1] ?? 0); r++) sum += table.tokens[r] ?? 0;
  return sum;
}
