import { route } from "../../respond.ts";
import { answerPolicies, changePolicies } from "../policy-routes.ts";

export const GET = route(answerPolicies);

export const PUT = route(changePolicies, ["author", "rationale"]);
