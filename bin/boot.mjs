// The one program behind npm start, test, worker and tailwatch. Plain JavaScript for any Node >= 20, importing nothing
// of ours: it runs before anything is installed. Its talk and npm's go to stderr; stdout belongs to the program.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE = join(ROOT, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const NEXT = join(ROOT, "node_modules", "next", "dist", "bin", "next");
const LOOPBACK = ["127.0.0.1", "::1", "localhost"];
const BUILT_FROM = ["app", "components", "lib", "drizzle", "instrumentation.ts", "proxy.ts", "next.config.ts"];
const BUILT_FROM_TOO = ["postcss.config.mjs", "tsconfig.json", "package.json", "package-lock.json"];
const BAD_USAGE = 2;
const READY_WITHIN_MS = 180_000;
/** A store that is not empty has no demo to load; an empty one begins at once. */
const DEMO_BEGINS_WITHIN_MS = 10_000;
const ASK_EVERY_MS = 150;

const say = (text) => process.stderr.write(`${text}\n`);

/** Ends the program with a reason in words instead of a stack. */
class Refusal extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** Whether node_modules holds what package-lock.json names, by npm's own record of its last finished install. */
export function isInstalled(root, node = NODE) {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record) || !existsSync(node)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const held = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const have = held[path];
    return have ? have.version === entry.version : entry.optional === true || entry.devOptional === true;
  });
}

async function install() {
  if (isInstalled(ROOT)) return;
  say("Installing packages (once; about a minute)…");
  if ((await run("npm", ["ci"], npmOptions())) === 0) return;
  say("npm ci did not finish; trying npm install.");
  const code = await run("npm", ["install", "--no-save"], npmOptions());
  if (code !== 0 || !existsSync(NODE)) throw new Refusal("The packages could not be installed; npm said why above.");
}

/** npm must not run on the Node that it is about to replace. */
function npmOptions() {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const env = { ...process.env, PATH: path.join(delimiter), npm_config_loglevel: "error", NODE_ENV: "development" };
  return { stdio: ["ignore", process.stderr, "inherit"], env, shell: process.platform === "win32" };
}

/** One hash over everything a build reads: no build when nothing changed. */
export function sourcesHash(root) {
  const hash = createHash("sha256");
  for (const name of [...BUILT_FROM, ...BUILT_FROM_TOO]) add(join(root, name), name);
  return hash.digest("hex");

  function add(path, name) {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const child of readdirSync(path).sort()) add(join(path, child), `${name}/${child}`);
    } else if (!/\.test\.tsx?$/.test(name)) hash.update(`${name}\0`).update(readFileSync(path)).update("\0");
  }
}

async function build() {
  const stamp = join(ROOT, ".next", "tailwatch-sources");
  const sources = sourcesHash(ROOT);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  say("Building (once for each change of the sources)…");
  rmSync(stamp, { force: true });
  const code = await run(NODE, [NEXT, "build"], { stdio: ["ignore", process.stderr, "inherit"], env: ours() });
  if (code !== 0) throw new Refusal("The build failed; the reason stands above.");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

/** The environment of our own programs: no telemetry, and the pinned Node for whatever they start. */
function ours() {
  const path = [join(ROOT, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
  return { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1" };
}

/** Refuses an address that other machines can reach: there is no sign-in yet. */
export function address(env) {
  const name = env.TAILWATCH_HOST ? "TAILWATCH_HOST" : "HOST";
  const host = env[name] || "127.0.0.1";
  if (!LOOPBACK.includes(host)) {
    const why = "Tailwatch has no sign-in yet, so it serves this machine only";
    throw new Refusal(`${name}=${host} is refused: ${why}. Use 127.0.0.1, or unset ${name}.`, BAD_USAGE);
  }
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Refusal(`PORT=${env.PORT} is not a port: give a whole number from 1 to 65535.`, BAD_USAGE);
  }
  return { host: host === "localhost" ? "127.0.0.1" : host, port };
}

async function mustBeFree({ host, port }) {
  const probe = createServer();
  const error = await new Promise((resolve) => {
    probe.once("error", resolve).listen({ host, port }, () => probe.close(() => resolve(undefined)));
  });
  if (error?.code === "EADDRINUSE") {
    throw new Refusal(`Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`, BAD_USAGE);
  }
  if (error) throw new Refusal(`Port ${port} cannot be used: ${error.message}`, BAD_USAGE);
}

async function start() {
  const where = address(process.env);
  await mustBeFree(where);
  await install();
  await build();
  // Next would exit as soon as requests are answered; ours also gives running jobs back (lib/worker/start.ts).
  const signals = { NEXT_MANUAL_SIG_HANDLE: "1" };
  const env = { ...ours(), ...signals, PORT: String(where.port), NODE_ENV: "production" };
  const args = [NEXT, "start", "--hostname", where.host, "--port", String(where.port)];
  const server = follow(spawn(NODE, args, { cwd: ROOT, env, stdio: ["ignore", process.stderr, "inherit"] }));
  const url = where.host === "::1" ? `http://[::1]:${where.port}` : `http://127.0.0.1:${where.port}`;
  const first = await Promise.race([server.ended, ready(url, server)]);
  if (first === "ready") {
    process.stdout.write(`Tailwatch is at http://localhost:${where.port}\n`);
    void showDemo(url, server.child);
  }
  return server.ended;
}

/** Says on stderr how far the demo lineages are judged, until they are: a bar on a terminal, else a line a step. */
async function showDemo(url, child) {
  let last = -1;
  const patience = Date.now() + DEMO_BEGINS_WITHIN_MS;
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/api/v1/demo`).catch(() => undefined);
    const { demo } = (await answer?.json().catch(() => undefined)) ?? {};
    if (last === -1 && (demo ? demo.judged === demo.total : Date.now() > patience)) return;
    if (demo && demo.judged !== last) {
      const bar = "#".repeat(demo.judged * 4) + "-".repeat((demo.total - demo.judged) * 4);
      const line = `Demo [${bar}] ${demo.judged} of ${demo.total} lineages judged`;
      process.stderr.write(process.stderr.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
      last = demo.judged;
    }
    if (demo ? demo.judged === demo.total : last >= 0) break;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  if (process.stderr.isTTY) process.stderr.write("\n");
}

/** Passes our signals on, so that ending us ends the child; `ended` is the exit code to leave with. */
function follow(child) {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  process.once("exit", () => child.kill("SIGTERM"));
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
  return { child, ended };
}

async function ready(url, { child }) {
  const until = Date.now() + READY_WITHIN_MS;
  let last = "no answer";
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return "ready";
    if (answer) last = `${answer.status} ${(await answer.text()).slice(0, 300)}`;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  if (child.exitCode !== null || child.signalCode !== null) return "ended";
  child.kill("SIGTERM");
  throw new Refusal(`The server was not ready within ${READY_WITHIN_MS / 1000} s; /readyz: ${last}`);
}

function run(command, args, options) {
  return follow(spawn(command, args, { cwd: ROOT, ...options })).ended;
}

/** Runs one of our TypeScript programs under the pinned Node, in the caller's folder. */
async function program(file, args) {
  await install();
  return run(NODE, [join(ROOT, file), ...args], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: "inherit",
    env: ours(),
  });
}

const COMMANDS = {
  start: () => start(),
  worker: (args) => program("bin/worker.ts", args),
  tailwatch: (args) => program("bin/tailwatch.ts", args),
  test: (args) => program("bin/checks.ts", args),
  build: async () => {
    await install();
    await build();
    return 0;
  },
};

async function main([command = "", ...args]) {
  const chosen = COMMANDS[command];
  if (chosen === undefined) throw new Refusal(`usage: boot.mjs ${Object.keys(COMMANDS).join(" | ")}`, BAD_USAGE);
  return chosen(args);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error) => {
      say(error instanceof Refusal ? error.message : String(error?.stack ?? error));
      process.exit(error instanceof Refusal ? error.code : 1);
    },
  );
}
