import { resolve } from "node:path";
import { runMain } from "#cli/main.ts";

// npm starts programs in the folder of the project; paths were typed in another.
const folder = (process.env.npm_lifecycle_event === "tailwatch" && process.env.INIT_CWD) || process.cwd();
// A reader that has seen enough (head) ends the output, not the program.
process.stdout.on("error", () => undefined);

process.exitCode = await runMain(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  columns: process.stderr.columns ?? 80,
  env: process.env,
  stdin: process.stdin,
  pathOf: (file) => resolve(folder, file),
});
