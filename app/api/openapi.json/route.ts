import { openApi } from "#services/openapi.ts";
import packageJson from "../../../package.json" with { type: "json" };
import { json, route } from "../respond.ts";

export const GET = route(async () => json(openApi(packageJson.version)));
