import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { visibleText } from "#domain/formats/excerpt.ts";
import { type Answer, errorOf, request, serverUrl } from "./client.ts";
import { type Io, UsageError } from "./io.ts";

const HELP = `Usage: tailwatch policy export [-l LINEAGE]
       tailwatch policy import FILE [-l LINEAGE] --author NAME --rationale WHY
       tailwatch policy diff FILE [-l LINEAGE] [--against v7] [--json]
Reads and changes the policies of a running server (TAILWATCH_URL, else this machine), of one lineage or of all.
  export           prints the policies in force as YAML; importing that changes nothing
  import           makes a new version of a document (JSON or YAML) that says something else
  diff             what a document would change, and what it would have raised over the last 12 generations
Exit: diff 1 when something differs; 2 bad usage or a refused document; 4 the server did not answer; else 0.
`;
const OPTIONS = {
  lineage: { type: "string", short: "l" },
  author: { type: "string" },
  rationale: { type: "string" },
  against: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

type Values = { lineage?: string; author?: string; rationale?: string; against?: string; json?: boolean };
const YAML = { "Content-Type": "application/yaml" };

/** Exports, imports or compares policies. Returns the exit code that HELP tells. Throws UsageError, Unreachable. */
export async function runPolicy(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const [act, file, ...more] = positionals;
  const place = values.lineage === undefined ? "policy" : `lineages/${encodeURIComponent(values.lineage)}/policy`;
  const url = `${serverUrl(io)}/api/v1/${place}`;
  if (act === "export" && file === undefined) return exportPolicies(url, io);
  if (file === undefined || more.length > 0) throw new UsageError("say export, import FILE or diff FILE");
  const text = await readFile(io.pathOf(file), "utf8");
  if (act === "import") return importPolicies(url, text, values, io);
  if (act === "diff") return comparePolicies(url, text, values, io);
  throw new UsageError(`there is no policy ${act}`);
}

async function exportPolicies(url: string, io: Io): Promise<number> {
  const answer = await request(url, { headers: { Accept: "application/yaml" } });
  if (answer.status !== 200) return refused(answer, io);
  io.out(answer.text);
  return 0;
}

async function importPolicies(url: string, text: string, { author, rationale }: Values, io: Io): Promise<number> {
  if (!author || !rationale) throw new UsageError("--author and --rationale say who changes it and why");
  const now = await request(url, {});
  if (now.status !== 200) return refused(now, io);
  const said = new URLSearchParams({ author, rationale });
  const headers = { ...YAML, "If-Match": now.etag ?? "" };
  const answer = await request(`${url}?${said}`, { method: "PUT", body: text, headers });
  if (answer.status !== 200) return refused(answer, io);
  const changes = changesIn(answer);
  io.out(changes.length === 0 ? "nothing differs\n" : `version ${String(answer.body.version)}\n${lines(changes)}`);
  return 0;
}

async function comparePolicies(url: string, text: string, { against, json }: Values, io: Io): Promise<number> {
  const version = against?.replace(/^v/, "");
  const query = version === undefined ? "" : `?${new URLSearchParams({ against: version })}`;
  const answer = await request(`${url}/diff${query}`, { method: "POST", body: text, headers: YAML });
  if (answer.status !== 200) return refused(answer, io);
  const changes = changesIn(answer);
  const backtests = Array.isArray(answer.body.backtests) ? answer.body.backtests : [];
  const replayed = backtests.map((each: { lineage: string; finding: string }) => `${each.lineage}: ${each.finding}\n`);
  io.out(json ? `${answer.text}\n` : `${lines(changes) || "nothing differs\n"}${replayed.join("")}`);
  return changes.length > 0 ? 1 : 0;
}

/** The cast is safe: our own server wrote it. */
const changesIn = ({ body }: Answer) => (Array.isArray(body.changes) ? body.changes : []) as { says: string }[];

const lines = (changes: readonly { says: string }[]) => changes.map(({ says }) => `${visibleText(says)}\n`).join("");

function refused(answer: Answer, io: Io): 2 {
  const { code, message, help } = errorOf(answer);
  io.err(`tailwatch policy: ${code || answer.status}: ${visibleText(message)} ${visibleText(help)}\n`);
  return 2;
}
