import { route } from "../../../../../respond.ts";
import { comparePolicies } from "../../../../policy-routes.ts";

export const POST = route<{ lineage: string }>(comparePolicies, ["against"]);
