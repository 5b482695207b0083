import { setTimeout as sleep } from "node:timers/promises";

/** Answer times of one address, in milliseconds. */
export interface Latency {
  p50: number;
  p95: number;
  most: number;
  asked: number;
}

const EVERY_MILLISECONDS = 50;

/** Asks for an address again and again until told to stop. Throws when it answers anything but 200. */
export function watchLatency(url: string): { stop(): Promise<Latency> } {
  const times: number[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const start = performance.now();
      const answer = await fetch(url);
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
      times.push(performance.now() - start);
      await sleep(EVERY_MILLISECONDS);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await watching;
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
      return { p50: at(0.5), p95: at(0.95), most: at(1), asked: sorted.length };
    },
  };
}
