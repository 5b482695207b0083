import { readFile } from "node:fs/promises";

const TICKS_A_SECOND = 100;

/** Processor seconds a process has used, and its memory now and at most, in MB. Linux only. */
export async function usageOf(pid: number): Promise<{ cpuSeconds: number; rss: number; peakRss: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  return { cpuSeconds, rss: megabytes("VmRSS"), peakRss: megabytes("VmHWM") };
}
