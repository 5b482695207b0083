import { route } from "../../../../respond.ts";
import { answerPolicies, changePolicies } from "../../../policy-routes.ts";

export const GET = route<{ lineage: string }>(answerPolicies);

export const PUT = route<{ lineage: string }>(changePolicies, ["author", "rationale"]);
