import { readRegister } from "#services/reads/register.ts";
import { json, route } from "../../respond.ts";

/** The register, worst first. */
export const GET = route(async ({ ctx }) => json({ data: (await readRegister(ctx)).risks, next: null }));
