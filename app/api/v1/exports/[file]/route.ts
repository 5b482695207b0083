import { exportFile } from "#services/exports/file.ts";
import { route } from "../../../respond.ts";

/** `risk-register.csv`, `.xlsx`, `.json`, as of now or of a frozen `?review=`; `measurements.csv`, `.json` with `?lineage=`. */
export const GET = route<{ file: string }>(
  async ({ ctx, params, url }) => {
    const [lineage, review] = [url.searchParams.get("lineage"), url.searchParams.get("review")];
    const { name, type, body } = await exportFile(ctx, params.file, lineage, review);
    const headers = { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` };
    return new Response(body, { headers });
  },
  ["lineage", "review"],
);
