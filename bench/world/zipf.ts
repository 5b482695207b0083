import { once } from "node:events";
import { parseArgs } from "node:util";
import { WORDS, zipfTexts } from "./zipf-samples.ts";

const CHUNK_SAMPLES = 2000;

/** Writes samples of the standard workload as lines, cut behind a rank if asked, as fast as the reader takes them. */
async function writeSamples(samples: number, cut: number, seed: string): Promise<void> {
  let lines: string[] = [];
  let index = 0;
  const flush = async () => {
    const isTaken = process.stdout.write(lines.join(""));
    lines = [];
    if (!isTaken) await once(process.stdout, "drain");
  };
  for (const text of zipfTexts(samples, seed, cut)) {
    index++;
    lines.push(`{"id":"w-${index}","text":"${text}"}\n`);
    if (lines.length === CHUNK_SAMPLES) await flush();
  }
  await flush();
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cut: { type: "string", default: String(WORDS) }, seed: { type: "string", default: "1" } },
});
const [samples, cut] = [Number(positionals[0]), Number(values.cut)];
if (Number.isSafeInteger(samples) && samples > 0 && Number.isSafeInteger(cut) && cut > 0 && cut <= WORDS) {
  await writeSamples(samples, cut, values.seed);
} else {
  process.stderr.write("Usage: node bench/world/zipf.ts SAMPLES [--cut RANK] [--seed NAME] > FILE\n");
  process.exitCode = 2;
}
