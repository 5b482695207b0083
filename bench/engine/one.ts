import { join } from "node:path";
import { meterFromHere, type Part } from "./part.ts";

/** Runs one part in this process and prints its figures as JSON: what run.ts starts for each. */
const [, , file = ""] = process.argv;
const { part }: { part: Part } = await import(join(import.meta.dirname, "parts", file));
process.stdout.write(JSON.stringify(await part.run(meterFromHere())));
