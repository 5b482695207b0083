/**
 * One level of a back-off model: under each history the words that followed it, with their (sharpened) counts.
 * `first[h]`…`first[h + 1]` are the rows of history h; `upTo` is the running sum of `count` inside a history.
 */
export interface Level {
  historyOf: Map<number, number>;
  first: Int32Array;
  word: Int32Array;
  count: Float64Array;
  upTo: Float64Array;
}

/**
 * Counts equal keys under their histories.
 * Given keys history · words + word, in any order (sorted in place), the number of words, and the exponent 1/T of the counts.
 * Returns the level. O(k log k).
 */
export function levelOf(keys: Float64Array, words: number, exponent: number): Level {
  keys.sort();
  const word = new Int32Array(keys.length);
  const count = new Float64Array(keys.length);
  const upTo = new Float64Array(keys.length);
  const historyOf = new Map<number, number>();
  const first: number[] = [];
  let rows = 0;
  let sum = 0;
  for (let i = 0; i < keys.length; ) {
    const key = keys[i] ?? 0;
    let next = i + 1;
    while (next < keys.length && keys[next] === key) next++;
    const history = Math.floor(key / words);
    if (!historyOf.has(history)) {
      historyOf.set(history, first.length);
      first.push(rows);
      sum = 0;
    }
    word[rows] = key % words;
    count[rows] = (next - i) ** exponent;
    sum += count[rows] ?? 0;
    upTo[rows++] = sum;
    i = next;
  }
  first.push(rows);
  return {
    historyOf,
    first: Int32Array.from(first),
    word: word.slice(0, rows),
    count: count.slice(0, rows),
    upTo: upTo.slice(0, rows),
  };
}

/**
 * The keys of the level below: each distinct history-and-word once, its oldest word forgotten.
 * Given sorted keys and the number of distinct shorter keys (words to the power of the shorter length).
 */
export function shorterKeys(sorted: Float64Array, modulus: number): Float64Array {
  const distinct = sorted.filter((key, i) => i === 0 || key !== sorted[i - 1]);
  return distinct.map((key) => key % modulus);
}

/**
 * Draws a row of a history with probability proportional to its count.
 * Given the level, the history, and a uniform number in [0, 1). Returns the row, or -1 if the history was never seen. O(log rows).
 */
export function drawRow(level: Level, history: number, uniform: () => number): number {
  const h = level.historyOf.get(history);
  if (h === undefined) return -1;
  let low = level.first[h] ?? 0;
  let high = (level.first[h + 1] ?? 0) - 1;
  const target = uniform() * (level.upTo[high] ?? 0);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((level.upTo[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
