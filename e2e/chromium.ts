import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/** What Playwright needs to launch the browser of this machine; `source` says in words where it was found. */
export type Browser = {
  readonly source: string;
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
};

/**
 * Finds a Chromium: `$CHROMIUM`, the system's, Playwright's own, else the one that came with the npm packages.
 * Returns its launch options. Throws when there is none, since a browser test that is skipped proves nothing.
 */
export async function findChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "packaged") return launchable("$CHROMIUM", named);
  const installed = named === "packaged" ? undefined : (onPath() ?? playwrightsOwn());
  if (installed !== undefined) return launchable("this machine", installed);
  const folder = await unpack();
  return {
    ...launchable("@sparticuz/chromium", join(folder, "chromium")),
    args: [...flags(), "--no-sandbox", "--no-zygote", "--in-process-gpu"],
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: join(folder, "fonts.conf") },
  };
}

function launchable(source: string, executablePath: string): Browser {
  if (!existsSync(executablePath)) throw new Error(`No Chromium at ${executablePath} (${source}).`);
  return { source, executablePath, args: flags(), env: {} };
}

/** The sandbox of Chromium refuses to run for root. */
function flags(): string[] {
  return process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS;
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return path !== "" && existsSync(path) ? path : undefined;
}

/**
 * Unpacks the packaged browser once per version and user.
 * The package unpacks its libraries only where it believes to run on AWS Lambda, so a child process is told so.
 */
async function unpack(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const { version } = createRequire(import.meta.url)(join(dirname(dirname(entry)), "package.json"));
  const folder = join(tmpdir(), `tailwatch-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;
  const fresh = await mkdtemp(join(tmpdir(), "tailwatch-chromium-new-"));
  const script = `(await import(${JSON.stringify(entry)})).default.executablePath()`;
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", `await ${script}`], {
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
  });
  await mkdir(join(fresh, "fonts-cache"), { recursive: true });
  await writeFile(join(fresh, "fonts.conf"), fontsIn(folder));
  await rename(fresh, folder).catch(async (error: NodeJS.ErrnoException) => {
    // Another run was faster: its folder is as good as ours.
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    await rm(fresh, { recursive: true });
  });
  return folder;
}

function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
