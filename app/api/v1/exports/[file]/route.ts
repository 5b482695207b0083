import { exportFile } from "#services/exports/file.ts";
import { route } from "../../../respond.ts";

/** `risk-register.csv`, `.xlsx`, `.json`; `measurements.csv`, `.json` with `?lineage=`. */
export const GET = route<{ file: string }>(
  async ({ ctx, params, url }) => {
    const { name, type, body } = await exportFile(ctx, params.file, url.searchParams.get("lineage"));
    const headers = { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` };
    return new Response(body, { headers });
  },
  ["lineage"],
);
