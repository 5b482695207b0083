/** Jackknife blocks of a side (statistics.md 4); a sample's block is its key mod 50. */
export const BLOCKS = 50;

/**
 * How often each thing (word, label, event, content) occurs, by jackknife block.
 * `names` ascend by code unit. Rows of name i are start[i] … start[i+1]-1, blocks ascending:
 * `samples` that hold it, and its `tokens`, within that block.
 */
export interface CountTable {
  names: string[];
  start: Uint32Array;
  block: Uint8Array;
  samples: Uint32Array;
  tokens: Uint32Array;
}

/** Code-unit order: the same on every machine, unlike any locale's. */
export const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Builds a table from single observations, in any order.
 * Given names, and per observation: index into `names`, block, tokens (each observation is one sample).
 */
export function countTable(
  names: readonly string[],
  observed: { name: ArrayLike<number>; block: ArrayLike<number>; tokens: ArrayLike<number> },
): CountTable {
  const order = Array.from(names.keys()).sort((i, j) => byCodeUnit(names[i] ?? "", names[j] ?? ""));
  const place = new Uint32Array(names.length);
  order.forEach((from, to) => {
    place[from] = to;
  });
  const sizes = new Uint32Array(names.length + 1);
  const total = observed.name.length;
  for (let i = 0; i < total; i++) {
    const at = (place[observed.name[i] ?? 0] ?? 0) + 1;
    sizes[at] = (sizes[at] ?? 0) + 1;
  }
  for (let i = 1; i <= names.length; i++) sizes[i] = (sizes[i] ?? 0) + (sizes[i - 1] ?? 0);
  const grouped = new Uint32Array(total);
  const next = sizes.slice();
  for (let i = 0; i < total; i++) {
    const at = place[observed.name[i] ?? 0] ?? 0;
    const slot = next[at] ?? 0;
    grouped[slot] = i;
    next[at] = slot + 1;
  }
  return collapse(
    order.map((i) => names[i] ?? ""),
    (i, row) => {
      for (let k = sizes[i] ?? 0; k < (sizes[i + 1] ?? 0); k++) {
        const observation = grouped[k] ?? 0;
        row.add(observed.block[observation] ?? 0, 1, observed.tokens[observation] ?? 0);
      }
    },
    total,
  );
}

/** Sum of tables, name by name, block by block: commutative, associative, exact. */
export function mergeTables(tables: readonly CountTable[]): CountTable {
  if (tables.length === 1 && tables[0]) return tables[0];
  const sources = new Map<string, number[]>();
  tables.forEach((table, t) => {
    table.names.forEach((name, i) => {
      const list = sources.get(name);
      if (list) list.push(t, i);
      else sources.set(name, [t, i]);
    });
  });
  const names = Array.from(sources.keys()).sort(byCodeUnit);
  const rows = tables.reduce((sum, table) => sum + table.block.length, 0);
  return collapse(
    names,
    (i, row) => {
      const list = sources.get(names[i] ?? "") ?? [];
      for (let k = 0; k < list.length; k += 2) {
        const table = tables[list[k] ?? 0];
        const at = list[k + 1] ?? 0;
        if (!table) continue;
        for (let r = table.start[at] ?? 0; r < (table.start[at + 1] ?? 0); r++) {
          row.add(table.block[r] ?? 0, table.samples[r] ?? 0, table.tokens[r] ?? 0);
        }
      }
    },
    rows,
  );
}

interface Row {
  add(block: number, samples: number, tokens: number): void;
}

function collapse(names: string[], fill: (i: number, row: Row) => void, capacity: number): CountTable {
  const start = new Uint32Array(names.length + 1);
  const block = new Uint8Array(capacity);
  const samples = new Uint32Array(capacity);
  const tokens = new Uint32Array(capacity);
  const rowSamples = new Uint32Array(BLOCKS);
  const rowTokens = new Uint32Array(BLOCKS);
  const row: Row = {
    add(at, s, t) {
      rowSamples[at] = (rowSamples[at] ?? 0) + s;
      rowTokens[at] = (rowTokens[at] ?? 0) + t;
    },
  };
  let used = 0;
  for (let i = 0; i < names.length; i++) {
    fill(i, row);
    for (let b = 0; b < BLOCKS; b++) {
      const held = rowSamples[b] ?? 0;
      if (held === 0) continue;
      block[used] = b;
      samples[used] = held;
      tokens[used] = rowTokens[b] ?? 0;
      used++;
      rowSamples[b] = 0;
      rowTokens[b] = 0;
    }
    start[i + 1] = used;
  }
  return { names, start, block: block.slice(0, used), samples: samples.slice(0, used), tokens: tokens.slice(0, used) };
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
