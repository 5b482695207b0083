// The floors of ARCHITECTURE.md as rules for dependency-cruiser. Everything below is derived from these tables: to
// move a wall, change a row and say why.
const TESTS = "\\.test\\.tsx?$|\\.spec\\.ts$|/testing/";
const CONFIG = "^[^/]+\\.(ts|mjs|cjs)$";

/** A floor, where its files are, what of ours they may import, and why no more. */
const FLOORS = [
  ["bin", "^bin/", ["bin", "cli", "worker"], "an entry chooses an adapter and starts it"],
  ["app", "^(app/|proxy\\.ts$)", ["app", "components", "services", "domain"], "a route awaits one verb and lays out"],
  ["instrumentation", "^instrumentation[^/]*\\.ts$", ["instrumentation", "worker"], "it starts the jobs, nothing else"],
  ["cli", "^lib/cli/", ["cli", "services", "domain"], "a command calls verbs, like a route"],
  ["worker", "^lib/worker/", ["worker", "services", "domain"], "a job handler calls verbs, like a route"],
  ["components", "^components/", ["components", "domain"], "props are stated in domain words, so a screen survives"],
  [
    "services",
    "^lib/services/",
    ["services", "db", "store", "engine", "domain"],
    "a verb knows no screen and no route",
  ],
  ["db", "^lib/db/", ["db", "domain"], "SQL knows nothing of the business above it"],
  ["engine", "^lib/engine/", ["engine", "store", "domain"], "kernels over bytes know no database"],
  ["store", "^lib/store/", ["store", "domain"], "blobs know neither jobs nor tables"],
  ["domain", "^lib/domain/", ["domain"], "words and mathematics run anywhere"],
  [
    "bench",
    "^bench/",
    ["bench", "bin", "components", "services", "db", "store", "engine", "domain", "cli", "worker", "e2e"],
    "it measures what ships, without a page",
  ],
  ["e2e", "^e2e/", ["e2e"], "it proves what a user sees: HTTP and the browser only"],
];
const path = (name) => FLOORS.find(([floor]) => floor === name)[1];
const anyOf = (names) => names.map(path);

/** Packages and where alone they may be imported. */
const KEPT = [
  ["next", "^node_modules/next/", ["app", "instrumentation"], [], "the framework stays replaceable"],
  ["recharts", "^node_modules/recharts/", [], ["^components/charts/"], "one folder draws, and its twin without script"],
  ["sql", "^node_modules/(drizzle-orm|pg|@electric-sql/pglite|pg-boss)/", ["db"], [], "SQL and jobs live in one place"],
  ["zod", "^node_modules/zod/", ["services"], [], "input is checked once, at the verb"],
  ["exports", "^node_modules/(hucre|@vercel/og)/", ["services"], ["^app/og/"], "documents are made by verbs"],
  ["threads", "^((node:)?worker_threads$|node_modules/re2js/)", ["engine"], [], "one pool owns the cores"],
  [
    "egress",
    "^((node:)?(http|https|http2|tls)|node_modules/undici/.*)$",
    ["bin", "bench", "e2e"],
    ["^lib/store/egress(-post)?\\.ts$"],
    "one way out, and it is guarded",
  ],
  ["mail", "^node_modules/nodemailer/", [], ["^lib/store/egress-mail\\.ts$"], "mail leaves by the same guard"],
  [
    "browser",
    "^node_modules/(@playwright/test|@axe-core/playwright|playwright-core)/",
    ["e2e"],
    ["^bench/shots\\.ts$"],
    "only a browser test drives a browser",
  ],
];

/** The order inside lib/domain, where a folder tells it: what may import nothing of the domain but this. */
const LOW_DOMAIN = [
  ["stats", "^lib/domain/stats/", ["side"], "mathematics knows the shape of its input and no samples"],
  ["text", "^lib/domain/text/", ["stats"], "text knows no metrics"],
  [
    "summary",
    "^lib/domain/summary/",
    ["stats", "text", "events", "sample", "strata", "reference", "catalogue", "side", "lineage", "patterns", "formats"],
    "what is kept of a segment knows no verdict",
  ],
];
const WALLS = [
  [
    "metrics-do-not-judge",
    "^lib/domain/metrics/",
    "^lib/domain/(judge|phase|budget|alert|ticket|risk|review|present)(/|\\.|-)",
    "a number does not know what is thought of it",
  ],
  [
    "judge-knows-no-alert",
    "^lib/domain/(judge|judgement|phase|budget)\\.ts$",
    "^lib/domain/(alert|ticket|risk|review)(/|\\.|-)",
    "a verdict does not know what it sets off",
  ],
  // Judging alone may choose words: a verdict is stored with its sentence, so that every screen says the same.
  [
    "present-on-top",
    "^lib/domain/(?!present/|judge|reference-judgement)",
    "^lib/domain/present/",
    "words and units are chosen last",
  ],
  ["simulate-apart", "^lib/domain/(?!simulate/)", "^lib/domain/simulate/", "no number may depend on a simulated model"],
  ["classic-apart", "^lib/domain/(?!classic/)", "^lib/domain/classic/", "no verdict leans on what other tools report"],
];

const OURS = `${FLOORS.map(([, where]) => where).join("|")}|${CONFIG}`;
const looksDown = FLOORS.map(([name, where, may, why]) => ({
  name: `looks-down-${name}`,
  comment: `${name} may import only ${may.join(", ")}: ${why}.`,
  severity: "error",
  from: { path: where, pathNot: TESTS },
  to: { path: OURS, pathNot: anyOf(may) },
}));
const kept = KEPT.map(([name, what, floors, places, why]) => ({
  name: `kept-${name}`,
  comment: `Imported in ${[...floors, ...places].join(", ")} and nowhere else: ${why}.`,
  severity: "error",
  from: { pathNot: [...anyOf(floors), ...places, TESTS, CONFIG] },
  to: { path: what },
}));
const lowDomain = LOW_DOMAIN.map(([name, where, may, why]) => ({
  name: `low-${name}`,
  comment: `In the domain ${name} may import only ${[name, ...may].join(", ")}: ${why}.`,
  severity: "error",
  from: { path: where, pathNot: TESTS },
  to: { path: "^lib/domain/", pathNot: [where, ...may.map((other) => `^lib/domain/${other}(/|\\.ts$)`)] },
}));
const walls = WALLS.map(([name, from, to, why]) => ({
  name,
  comment: `${why[0].toUpperCase()}${why.slice(1)}.`,
  severity: "error",
  from: { path: from, pathNot: TESTS },
  to: { path: to },
}));

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const GENERAL = [
  rule(
    "domain-is-pure",
    "The domain imports nothing from outside, so that it gives the same answer everywhere.",
    { path: path("domain"), pathNot: TESTS },
    { pathNot: path("domain") },
  ),
  rule(
    "files-through-the-store",
    "Pages, components and jobs touch no file: the store names files by their content.",
    { path: anyOf(["app", "components", "worker"]), pathNot: TESTS },
    { path: "^(node:)?fs(/promises)?$" },
  ),
  rule(
    "tests-see-no-pages",
    "Pages are proven through HTTP, as users meet them.",
    { path: TESTS, pathNot: "^app/" },
    { path: path("app") },
  ),
  rule(
    "only-tests-import-tests",
    "What ships must not lean on what only tests install.",
    { pathNot: [TESTS, CONFIG, "^(bench|e2e)/"] },
    { path: TESTS },
  ),
  rule(
    "no-development-packages",
    "What ships must not need a package that only developers have.",
    { path: "^(app|components|lib|instrumentation)", pathNot: TESTS },
    { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  ),
  rule("no-cycles", "A cycle is one module in several files; type-only edges count.", {}, { circular: true }),
  rule(
    "every-import-resolves",
    "An import that resolves to nothing matches no other rule, so it would pass all of them.",
    {},
    { couldNotResolve: true },
  ),
  rule(
    "every-file-on-a-floor",
    "A file outside the floors is bound by none of them.",
    { pathNot: [OURS, "^node_modules/"] },
    {},
  ),
  // A file without imports has no edge, so the rule above never sees it.
  rule(
    "every-lone-file-on-a-floor",
    "A file outside the floors is bound by none of them.",
    { orphan: true, pathNot: OURS },
    {},
  ),
];

module.exports = { forbidden: [...looksDown, ...kept, ...lowDomain, ...walls, ...GENERAL] };
