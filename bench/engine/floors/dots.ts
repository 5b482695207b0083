import { MODULE } from "#domain/stats/dot-tiles-module.ts";

const ROWS = 200;
const TURNS = 40;

/** Seconds that so many inner products of `width` take, the module turning on one tile that stays in the cache. */
export function dotSeconds(products: number, width: number): number {
  const module = new WebAssembly.Module(Uint8Array.from(Buffer.from(MODULE, "base64")));
  const { memory, tile } = new WebAssembly.Instance(module).exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof tile !== "function") throw new Error("no module");
  const size = ROWS * width * 4;
  new Float32Array(memory.buffer, 0, (2 * size) / 4).forEach((_, i, all) => {
    all[i] = ((i * 7919) % 1000) / 1000 - 0.5;
  });
  const turn = () => tile(0, size, size, 2 * size, width * 16, 2 * size, ROWS * 4);
  for (let k = 0; k < TURNS; k++) turn();
  const before = process.cpuUsage();
  for (let k = 0; k < TURNS; k++) turn();
  const seconds = process.cpuUsage(before).user / 1e6;
  return (seconds / (TURNS * ROWS * ROWS)) * products;
}
