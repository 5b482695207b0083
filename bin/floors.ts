import { existsSync, globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cruise, type IFlattenedRuleSet } from "dependency-cruiser";

const ROOTS = ["app", "bench", "bin", "components", "e2e", "lib"];
const SOURCES = [...ROOTS.map((root) => `${root}/**/*.{ts,tsx,mjs}`), "*.{ts,mjs,cjs}"];
const OTHERS = ["node_modules/**", "**/*.d.ts"];

/** What the cruise of a tree found; `missed` are source files that it did not see. */
export type FloorsReport = {
  readonly files: number;
  readonly edges: number;
  readonly rules: number;
  readonly violations: readonly { rule: string; from: string; to: string; why: string }[];
  readonly missed: readonly string[];
};

/**
 * Checks the imports of a tree against floors.cjs.
 * Given the folder that holds package.json. Returns the report; a cruise that saw fewer files than exist says which,
 * because a cruise that sees nothing also finds nothing.
 */
export async function floorsReport(root: string): Promise<FloorsReport> {
  const ruleSet: IFlattenedRuleSet = createRequire(import.meta.url)("../floors.cjs");
  const sources = globSync(SOURCES, { cwd: root, exclude: OTHERS }).sort();
  const tsConfig = join(root, "tsconfig.json");
  const { output } = await cruise(
    sources,
    {
      baseDir: root,
      validate: true,
      ruleSet,
      tsPreCompilationDeps: true,
      doNotFollow: { path: "^node_modules/" },
    },
    { conditionNames: ["import", "node", "types", "default"], exportsFields: ["exports"], extensions: EXTENSIONS },
    existsSync(tsConfig) ? { tsConfig: { options: JSON.parse(readFileSync(tsConfig, "utf8")).compilerOptions } } : {},
  );
  if (typeof output === "string") throw new Error("the cruise gave a text instead of a result");
  const seen = new Map(output.modules.map((module) => [module.source, module]));
  const why = new Map(ruleSet.forbidden?.map((rule) => [rule.name, rule.comment]));
  return {
    files: sources.filter((path) => seen.has(path)).length,
    edges: sources.reduce((sum, path) => sum + (seen.get(path)?.dependencies.length ?? 0), 0),
    rules: ruleSet.forbidden?.length ?? 0,
    violations: output.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      why: why.get(rule.name) ?? "",
    })),
    missed: sources.filter((path) => !seen.has(path)),
  };
}

const EXTENSIONS = [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".css"];

if (import.meta.main) {
  const report = await floorsReport(process.cwd());
  for (const { rule, from, to, why } of report.violations) {
    process.stdout.write(`${rule}: ${from} → ${to}\n  ${why}\n`);
  }
  for (const path of report.missed) process.stdout.write(`not cruised: ${path}\n`);
  const { files, edges, rules, violations } = report;
  process.stdout.write(`floors: ${files} files, ${edges} imports, ${rules} rules, ${violations.length} violations\n`);
  process.exitCode = violations.length + report.missed.length === 0 ? 0 : 1;
}
