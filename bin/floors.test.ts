import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { floorsReport } from "./floors.ts";

const PACKAGES = [
  "next",
  "recharts",
  "drizzle-orm",
  "zod",
  "hucre",
  "nodemailer",
  "re2js",
  "@playwright/test",
  "left-pad",
];
const MANIFEST = {
  name: "tiny",
  type: "module",
  imports: { "#domain/*": "./lib/domain/*", "#services/*": "./lib/services/*", "#db/*": "./lib/db/*" },
  dependencies: Object.fromEntries(PACKAGES.filter((name) => name !== "left-pad").map((name) => [name, "1.0.0"])),
  devDependencies: { "left-pad": "1.0.0" },
};

/** A file on each floor, each using the one below: nothing to complain about. */
const CLEAN: Record<string, string> = {
  "bin/tailwatch.ts": 'import "../lib/cli/main.ts";',
  "app/page.tsx": 'import "../components/card.tsx"; import "#services/open.ts"; import "next";',
  "instrumentation.ts": 'import "./lib/worker/jobs.ts";',
  "lib/cli/main.ts": 'import "#services/open.ts";',
  "lib/worker/jobs.ts": 'import "#services/open.ts";',
  "components/card.tsx": 'import type { Word } from "#domain/word.ts"; export const Card = (word: Word) => word;',
  "components/charts/trend.tsx": 'import "recharts"; export const Trend = 1;',
  "lib/services/open.ts": 'import "#db/rows.ts"; import "../engine/pool.ts"; import "zod"; import "hucre";',
  "lib/db/rows.ts": 'import "#domain/word.ts"; import "drizzle-orm";',
  "lib/engine/pool.ts": 'import "../store/blobs.ts"; import "node:worker_threads"; import "re2js";',
  "lib/store/blobs.ts": 'import "#domain/word.ts"; import "node:fs";',
  "lib/domain/word.ts": 'import "./stats/mean.ts"; import "./text/words.ts"; export type Word = string;',
  "lib/domain/stats/mean.ts": "export const mean = 1;",
  "lib/domain/text/words.ts": "export const words = 1;",
  "lib/domain/summary/counts.ts": 'import "../stats/mean.ts";',
  "lib/domain/metrics/retention.ts": 'import "../stats/mean.ts";',
  "lib/domain/judge.ts": 'import "./metrics/retention.ts";',
  "lib/domain/alert.ts": 'import "./judge.ts";',
  "lib/domain/present/headline.ts": 'import "../alert.ts";',
  "lib/domain/simulate/corpus.ts": 'import "../word.ts";',
  "lib/domain/classic/chao.ts": 'import "../stats/mean.ts";',
  "lib/db/rows.test.ts": 'import "./rows.ts"; import "left-pad";',
  "bench/speed.ts": 'import "../lib/engine/pool.ts";',
  "e2e/story.spec.ts": 'import "@playwright/test";',
};

/** One breach for each rule: the file to write, what it says. */
const BREACHES: Record<string, readonly [file: string, text: string]> = {
  "looks-down-bin": ["bin/x.ts", 'import "../lib/db/rows.ts";'],
  "looks-down-app": ["app/x/page.tsx", 'import "#db/rows.ts";'],
  "looks-down-instrumentation": ["instrumentation.ts", 'import "#services/open.ts";'],
  "looks-down-cli": ["lib/cli/x.ts", 'import "#db/rows.ts";'],
  "looks-down-worker": ["lib/worker/x.ts", 'import "#db/rows.ts";'],
  "looks-down-components": ["components/x.tsx", 'import type { X } from "#services/open.ts"; export type Y = X;'],
  "looks-down-services": ["lib/services/x.ts", 'import "../cli/main.ts";'],
  "looks-down-db": ["lib/db/x.ts", 'import "../store/blobs.ts";'],
  "looks-down-engine": ["lib/engine/x.ts", 'import "#db/rows.ts";'],
  "looks-down-store": ["lib/store/x.ts", 'import "#db/rows.ts";'],
  "looks-down-bench": ["bench/x.ts", 'import "../app/page.tsx";'],
  "looks-down-e2e": ["e2e/x.ts", 'import "#domain/word.ts";'],
  "kept-next": ["components/x.tsx", 'import "next";'],
  "kept-recharts": ["components/x.tsx", 'import "recharts";'],
  "kept-sql": ["lib/services/x.ts", 'import "drizzle-orm";'],
  "kept-zod": ["lib/cli/x.ts", 'import "zod";'],
  "kept-exports": ["lib/cli/x.ts", 'import "hucre";'],
  "kept-threads": ["lib/services/x.ts", 'import { Worker } from "node:worker_threads"; export { Worker };'],
  "kept-egress": ["lib/engine/x.ts", 'import "node:https";'],
  "kept-mail": ["lib/services/x.ts", 'import "nodemailer";'],
  "kept-browser": ["bench/x.ts", 'import "@playwright/test";'],
  "low-stats": ["lib/domain/stats/x.ts", 'import "../alert.ts";'],
  "low-text": ["lib/domain/text/x.ts", 'import "../judge.ts";'],
  "low-summary": ["lib/domain/summary/x.ts", 'import "../judge.ts";'],
  "metrics-do-not-judge": ["lib/domain/metrics/x.ts", 'import "../alert.ts";'],
  "judge-knows-no-alert": ["lib/domain/phase.ts", 'import "./alert.ts";'],
  "present-on-top": ["lib/domain/x.ts", 'import "./present/headline.ts";'],
  "simulate-apart": ["lib/domain/x.ts", 'import "./simulate/corpus.ts";'],
  "classic-apart": ["lib/domain/metrics/x.ts", 'import "../classic/chao.ts";'],
  "domain-is-pure": ["lib/domain/x.ts", 'import "node:os";'],
  "files-through-the-store": ["app/x/page.tsx", 'import "node:fs/promises";'],
  "tests-see-no-pages": ["bench/x.test.ts", 'import "../app/page.tsx";'],
  "only-tests-import-tests": ["lib/db/x.ts", 'import "./rows.test.ts";'],
  "no-development-packages": ["lib/services/x.ts", 'import "left-pad";'],
  "no-cycles": ["lib/domain/stats/mean.ts", 'import "./mode.ts"; export const mean = 1;'],
  "every-import-resolves": ["lib/services/x.ts", 'import "no-such-package";'],
  "every-file-on-a-floor": ["lib/helpers/x.ts", 'import "../domain/word.ts";'],
  "every-lone-file-on-a-floor": ["lib/helpers/x.ts", "export const x = 1;"],
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "tailwatch-floors-"));
  folders.push(root);
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put("package.json", JSON.stringify(MANIFEST));
  for (const name of PACKAGES) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    put(`node_modules/${name}/index.js`, "");
  }
  for (const [path, text] of Object.entries(files)) put(path, text);
  return root;
}

describe("the floors", () => {
  it("have nothing against a tree that keeps them", async () => {
    const report = await floorsReport(tree(CLEAN));
    expect(report.violations).toEqual([]);
    expect(report.missed).toEqual([]);
    expect(report.files).toBe(Object.keys(CLEAN).length);
  });

  it.each(Object.entries(BREACHES))("name a breach of %s", async (rule, [file, text]) => {
    const partner = rule === "no-cycles" ? { "lib/domain/stats/mode.ts": 'import "./mean.ts";' } : {};
    const { violations } = await floorsReport(tree({ ...CLEAN, ...partner, [file]: text }));
    expect([...new Set(violations.map((violation) => violation.rule))]).toEqual([rule]);
  });

  it("have a planted breach for every rule but the one that another rule covers", () => {
    const { forbidden }: { forbidden: { name: string; comment: string }[] } = createRequire(import.meta.url)(
      "../floors.cjs",
    );
    // A domain file that looks up breaks domain-is-pure as well, so looks-down-domain is never broken alone.
    const names = forbidden.map(({ name }) => name).filter((name) => name !== "looks-down-domain");
    expect(names.sort()).toEqual(Object.keys(BREACHES).sort());
    expect(forbidden.filter(({ comment }) => comment.length < 20)).toEqual([]);
  });
});
