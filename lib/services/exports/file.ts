import type { RegisterTwin } from "#domain/present/views/register.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { readRegister } from "#services/reads/register.ts";
import { readReview } from "#services/reads/reviews.ts";
import { csv } from "./csv.ts";
import { measurementTwin } from "./measurements.ts";
import { riskSheet } from "./register-sheets.ts";
import { workbook } from "./workbook.ts";

/** A file to download: its name says what it is and of when. */
export interface ExportFile {
  name: string;
  type: string;
  body: string | Uint8Array<ArrayBuffer>;
}

const JSON_TYPE = "application/json; charset=utf-8";
const CSV_TYPE = "text/csv; charset=utf-8";
const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * Makes the file `kind.ext`: the register as csv, xlsx or json, the measurements of a lineage as csv or json.
 * `review`: the register as that review froze it. All formats of a kind are written from one twin, so they agree.
 * Throws `not-found` for a kind or format that does not exist, or a lineage that does not.
 */
export async function exportFile(
  ctx: Context,
  file: string,
  lineage: string | null,
  review: string | null = null,
): Promise<ExportFile> {
  const day = ctx.now().toISOString().slice(0, 10);
  if (file.startsWith("risk-register."))
    return register(await registerOf(ctx, review), file, `tailwatch-register-${review ?? day}`);
  if (file.startsWith("measurements.") && lineage !== null) {
    const { twin, sheet } = await measurementTwin(ctx, lineage);
    const name = `tailwatch-measurements-${twin.lineage}-${day}`;
    if (file === "measurements.csv") return { name: `${name}.csv`, type: CSV_TYPE, body: csv(sheet) };
    if (file === "measurements.json")
      return { name: `${name}.json`, type: JSON_TYPE, body: JSON.stringify(twin, null, 1) };
  }
  throw new ServiceError("not-found", `There is no export ${file}.`);
}

/** The register as it stands, or as a review froze it. Throws not-found. */
async function registerOf(ctx: Context, review: string | null): Promise<RegisterTwin> {
  if (review === null) return readRegister(ctx);
  const { at, document } = await readReview(ctx, review);
  return { ...document.register, asOf: at };
}

async function register(twin: RegisterTwin, file: string, name: string): Promise<ExportFile> {
  if (file === "risk-register.json")
    return { name: `${name}.json`, type: JSON_TYPE, body: JSON.stringify(twin, null, 1) };
  if (file === "risk-register.csv") return { name: `${name}.csv`, type: CSV_TYPE, body: csv(riskSheet(twin)) };
  if (file === "risk-register.xlsx") {
    return { name: `${name}.xlsx`, type: XLSX_TYPE, body: new Uint8Array(await workbook(twin)) };
  }
  throw new ServiceError("not-found", `There is no export ${file}.`);
}
