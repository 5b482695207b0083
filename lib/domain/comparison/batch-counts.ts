/** Draws worked at a time: one bit of a 32-bit word each. */
export const BATCH = 32;

/** Events with more samples than this are counted one by one; below, whole groups share their sums. */
const SMALL = 6;

/** Events of one class and one number of samples. `samples`: event after event, `held` of them each. */
interface Group {
  classOf: number;
  held: number;
  events: number;
  samples: Uint32Array;
}

/** Frequencies of frequencies of 32 draws: cell [draw · width + x] of a class. */
export interface BatchGrid {
  width: number;
  control: Uint32Array;
  generation: Uint32Array;
}

/**
 * Prepares counting how many control samples hold each event, 32 labellings at a time. Counts are bit-sliced: plane j
 * holds bit j of 32 counts, so adding one sample to all of them costs two operations on average.
 * Given events as start/sample lists with a class each. Returns a function of 32 labellings (bit d of word i: sample i
 * is the control's in draw d) that fills one grid per class. O(incidences) for all 32.
 */
export function batchCounter(start: Uint32Array, sample: Uint32Array, classOf: Uint8Array, classes: number) {
  const widths = new Uint32Array(classes).fill(1);
  const lists = new Map<number, number[]>();
  for (let e = 0; e + 1 < start.length; e++) {
    const c = classOf[e] ?? 0;
    const held = (start[e + 1] ?? 0) - (start[e] ?? 0);
    widths[c] = Math.max(widths[c] ?? 1, held + 1);
    const key = c * 0x1000000 + held;
    const list = lists.get(key);
    if (list) list.push(e);
    else lists.set(key, [e]);
  }
  const groups = Array.from(lists, ([key, events]): Group => {
    const held = key % 0x1000000;
    const samples = new Uint32Array(events.length * held);
    events.forEach((e, i) => {
      samples.set(sample.subarray(start[e], start[e + 1]), i * held);
    });
    return { classOf: Math.floor(key / 0x1000000), held, events: events.length, samples };
  });
  const grids = Array.from(
    widths,
    (width): BatchGrid => ({
      width,
      control: new Uint32Array(width * BATCH),
      generation: new Uint32Array(width * BATCH),
    }),
  );
  return (labels: Int32Array): BatchGrid[] => {
    for (const grid of grids) {
      grid.control.fill(0);
      grid.generation.fill(0);
    }
    for (const group of groups) {
      const grid = grids[group.classOf];
      if (grid && group.held <= SMALL) countTogether(group, labels, grid);
      else if (grid) countApart(group, labels, grid);
    }
    return grids;
  };
}

/** Counts of an event, bit-sliced: planes[j] bit d is bit j of draw d's count. Returns the planes in use. */
function slice(samples: Uint32Array, from: number, to: number, labels: Int32Array, planes: Int32Array): number {
  let used = 0;
  for (let k = from; k < to; k++) {
    let carry = labels[samples[k] as number] as number;
    for (let j = 0; carry !== 0; j++) {
      if (j === used) planes[used++] = 0;
      const plane = planes[j] as number;
      planes[j] = plane ^ carry;
      carry &= plane;
    }
  }
  return used;
}

function countApart({ held, events, samples }: Group, labels: Int32Array, grid: BatchGrid): void {
  const planes = new Int32Array(24);
  for (let e = 0; e < events; e++) {
    const used = slice(samples, e * held, (e + 1) * held, labels, planes);
    for (let d = 0; d < BATCH; d++) {
      let x = 0;
      for (let j = 0; j < used; j++) x |= (((planes[j] as number) >>> d) & 1) << j;
      const row = d * grid.width;
      grid.control[row + x] = (grid.control[row + x] as number) + 1;
      grid.generation[row + held - x] = (grid.generation[row + held - x] as number) + 1;
    }
  }
}

/** All events of a group at once: how many of them show 0, 1, … samples, as bit-sliced sums over the events. */
function countTogether({ held, events, samples }: Group, labels: Int32Array, grid: BatchGrid): void {
  const planes = new Int32Array(4);
  const sums = Array.from({ length: held + 1 }, () => new Int32Array(24));
  for (let e = 0; e < events; e++) {
    planes.fill(0);
    slice(samples, e * held, (e + 1) * held, labels, planes);
    const [one, two, four] = [planes[0] as number, planes[1] as number, planes[2] as number];
    for (let x = 0; x <= held; x++) {
      let carry = (x & 1 ? one : ~one) & (x & 2 ? two : ~two) & (x & 4 ? four : ~four);
      const sum = sums[x] as Int32Array;
      for (let j = 0; carry !== 0; j++) {
        const plane = sum[j] as number;
        sum[j] = plane ^ carry;
        carry &= plane;
      }
    }
  }
  for (let x = 0; x <= held; x++) {
    const sum = sums[x] as Int32Array;
    for (let d = 0; d < BATCH; d++) {
      let times = 0;
      for (let j = 0; j < 24; j++) times |= (((sum[j] as number) >>> d) & 1) << j;
      const row = d * grid.width;
      grid.control[row + x] = (grid.control[row + x] as number) + times;
      grid.generation[row + held - x] = (grid.generation[row + held - x] as number) + times;
    }
  }
}
