import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";

const HARD_LIMIT_LINES = 250;
const MEDIAN_LIMIT_LINES = 70;
const PAGE_LIMIT_LINES = 60;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|d))?\.(ts|tsx|mjs|cjs|css|grit)$/;
const VAGUE = /^(utils?|helpers?|types|constants|common|misc|shared)\.tsx?$/;

// Not asked of git, which a machine that only runs the checks need not have.
const tracked = globSync(["{app,bench,bin,components,e2e,lib,drizzle}/**/*.*", "*.*"], {
  exclude: ["**/.*", "next-env.d.ts"],
}).filter((path) => statSync(path).isFile());
const sources = tracked.filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path));
const texts = new Map(sources.map((path) => [path, readFileSync(path, "utf8")]));
const lines = [...texts].map(([path, text]) => ({ path, lines: text.split("\n").length - 1 }));
/** A metric's file is named by its id, whatever the word. */
const isMetric = (path: string) => path.startsWith("lib/domain/metrics/");
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path);

/** Files whose text matches, the house test itself aside: it has to spell what it forbids. */
function holding(pattern: RegExp, paths: readonly string[] = sources): string[] {
  return paths.filter(
    (path) => path !== "bin/house.test.ts" && pattern.test(texts.get(path) ?? readFileSync(path, "utf8")),
  );
}

describe("the house", () => {
  it("has no file too long to read at one sitting, and half of them fit on a screen", () => {
    const bySize = [...lines].sort((a, b) => b.lines - a.lines);
    const code = bySize.filter(({ path }) => !isTest(path));
    const median = code[Math.floor(code.length / 2)]?.lines ?? 0;
    const longest = bySize.slice(0, 5).map(({ path, lines: count }) => `${path} ${count}`);
    process.stderr.write(
      `house: ${code.length} source files, median ${median} lines; longest: ${longest.join(", ")}\n`,
    );
    expect(bySize.filter(({ lines: count }) => count > HARD_LIMIT_LINES)).toEqual([]);
    expect(median).toBeLessThanOrEqual(MEDIAN_LIMIT_LINES);
  });

  it("has pages that fit on a screen", () => {
    const pages = lines.filter(({ path }) => /^app\/.*\/(page|layout|route)\.tsx?$/.test(path));
    expect(pages.filter(({ lines: count }) => count > PAGE_LIMIT_LINES)).toEqual([]);
  });

  it("names files after one idea, in kebab-case", () => {
    const names = sources.filter(
      (path) => !KEBAB.test(basename(path)) || (VAGUE.test(basename(path)) && !isMetric(path)),
    );
    expect(names).toEqual([]);
  });

  it("keeps markup in app and components, since Node runs no .tsx", () => {
    expect(sources.filter((path) => path.endsWith(".tsx") && !/^(app|components)\//.test(path))).toEqual([]);
  });

  it("silences no checker and leaves nothing for later", () => {
    expect(holding(/@ts-(ignore|nocheck)|@ts-expect-error/)).toEqual([]);
    expect(holding(/\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
    expect(holding(/\b(describe|it|test)\.(only|skip|todo)\(/)).toEqual([]);
    const silenced = holding(/biome-ignore(?!.*: \S)/);
    expect(silenced).toEqual([]);
  });

  it("knows no machine, and no sign-in of anybody", () => {
    const prose = tracked.filter(
      (path) => /\.(md|json|ya?ml|css|example|grit)$/.test(path) && path !== "package-lock.json",
    );
    expect(holding(/(^|[\s"'`(=])\/(root|work|home\/\w+|Users\/\w+)\//m, [...sources, ...prose])).toEqual([]);
  });

  it("starts no worker by import.meta.url, which a Next build copies untranspiled", () => {
    expect(holding(/new Worker\(\s*new URL\(/)).toEqual([]);
  });

  it("names in its prose only files and commands that exist", () => {
    const scripts = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts);
    const broken = tracked
      .filter((path) => path.endsWith(".md"))
      .flatMap((path) => {
        const quoted = [...readFileSync(path, "utf8").matchAll(/`([^`\n]+)`/g)].map(([, text = ""]) => text);
        const files = quoted.filter((text) =>
          /^(app|bench|bin|components|drizzle|e2e|lib)\/[\w./()[\]-]+\.\w+$/.test(text),
        );
        const runs = quoted.flatMap((text) => /^npm run (?:-s )?([\w:]+)/.exec(text)?.[1] ?? []);
        const missing = [...files.filter((file) => !existsSync(file)), ...runs.filter((run) => !scripts.includes(run))];
        return missing.map((name) => `${path}: ${name}`);
      });
    expect(broken).toEqual([]);
  });
});
