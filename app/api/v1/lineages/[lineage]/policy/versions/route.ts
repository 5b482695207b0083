import { route } from "../../../../../respond.ts";
import { answerVersions } from "../../../../policy-routes.ts";

export const GET = route<{ lineage: string }>(answerVersions);
