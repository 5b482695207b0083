import { parseHandwritten } from "#services/document.ts";
import { diffPolicies } from "#services/policies/diff.ts";
import { readPolicies, readPolicyVersions } from "#services/policies/read.ts";
import { policyTag, setPolicies } from "#services/policies/set.ts";
import { policyYaml } from "#services/policies/yaml.ts";
import { type Asked, fields, json, smallBody, typeOf } from "../respond.ts";

type Params = { lineage?: string };
/** A route without a part in its path is given no parts at all. */
const slugOf = (params: Params | undefined): string | null => params?.lineage ?? null;
const YAML = new Set(["application/yaml", "application/x-yaml", "text/yaml"]);

/** The policies in force as JSON, or as YAML where that is asked for; with their version as ETag. */
export async function answerPolicies({ request, ctx, params }: Asked<Params>): Promise<Response> {
  const { document } = await readPolicies(ctx, slugOf(params));
  const tag = policyTag(document.version);
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers: { ETag: tag } });
  if (!(request.headers.get("accept") ?? "").includes("yaml")) return json(document, 200, { ETag: tag });
  return new Response(policyYaml(document), { headers: { ETag: tag, "Content-Type": "application/yaml" } });
}

/** A new version: JSON with document, author and rationale, or the document as YAML with author= and rationale=. */
export async function changePolicies({ request, ctx, params, url }: Asked<Params>): Promise<Response> {
  const given = await documentIn(request, url, ["author", "rationale"]);
  const made = await setPolicies(ctx, slugOf(params), given, request.headers.get("if-match"));
  return json(made, 200, { ETag: policyTag(made.version) });
}

/** What a document would change and would have raised; as YAML with against= beside it. */
export async function comparePolicies({ request, ctx, params, url }: Asked<Params>): Promise<Response> {
  return json(await diffPolicies(ctx, slugOf(params), await documentIn(request, url, ["against"])));
}

/** Who changed the policies, when, why, and what. */
export async function answerVersions({ ctx, params }: Asked<Params>): Promise<Response> {
  return json({ data: await readPolicyVersions(ctx, slugOf(params)), next: null });
}

async function documentIn(request: Request, url: URL, names: readonly string[]): Promise<unknown> {
  if (!YAML.has(typeOf(request))) return fields(request);
  const document = parseHandwritten(await smallBody(request), "policy.invalid");
  const said = names.flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { document, ...Object.fromEntries(said) };
}
