// Fills the holes that a registry leaves in package-lock.json. Plain JavaScript for any Node >= 20.
// Some registries do not serve the binaries of other platforms. npm then forgets these optional packages, and
// `npm ci` stops with "Missing: … from lock file". A stub with the right platform makes the lock whole again: npm
// installs it only where the platform fits.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const OS = {
  android: 1,
  darwin: 1,
  win32: 1,
  freebsd: 1,
  openbsd: 1,
  netbsd: 1,
  sunos: 1,
  aix: 1,
  linux: 1,
  openharmony: 1,
};
const CPU = { arm64: 1, x64: 1, ia32: 1, arm: 1, ppc64: 1, riscv64: 1, s390x: 1, loong64: 1, mips64el: 1, wasm32: 1 };

/** Adds a stub for each optional package that the lock names but does not hold, and drops registry addresses. */
export function mended(lock) {
  const packages = { ...lock.packages };
  const stubs = [];
  for (const [parent, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (holds(packages, parent, name)) continue;
      const path = `node_modules/${name}`;
      packages[path] = { version, optional: true, ...(entry.dev ? { dev: true } : {}), ...platform(name) };
      stubs.push(path);
    }
  }
  const sorted = Object.keys(packages).sort((a, b) => a.localeCompare(b, "en"));
  const clean = sorted.map((path) => {
    const { resolved, ...entry } = packages[path];
    return [path, resolved?.startsWith("http") ? entry : packages[path]];
  });
  return { lock: { ...lock, packages: Object.fromEntries(clean) }, stubs };
}

function holds(packages, parent, name) {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (at === "") return false;
  }
}

function platform(name) {
  const words = name.split(/[-/@]/);
  const os = words.filter((word) => OS[word]);
  const cpu = words.filter((word) => CPU[word]);
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : words.includes("gnu") ? "glibc" : undefined;
  if (os.length + cpu.length === 0) throw new Error(`${name} is missing from the lock and names no platform`);
  return {
    ...(os.length ? { os } : {}),
    ...(cpu.length ? { cpu } : {}),
    ...(libc && os.includes("linux") ? { libc: [libc] } : {}),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { lock, stubs } = mended(JSON.parse(readFileSync("package-lock.json", "utf8")));
  writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
  process.stderr.write(`package-lock.json: ${stubs.length} stubs added\n`);
}
