import { nameOf } from "./inbox-keys.ts";

/** Posts one act for each row, in order. Returns what was refused, in words; nothing: all was done. */
export async function sendActs(act: string, rows: readonly HTMLTableRowElement[], form: FormData): Promise<string[]> {
  const refused: string[] = [];
  for (const row of rows) {
    const { alert = "", state = "" } = row.dataset;
    const body = JSON.stringify({ expected: state, ...fieldsOf(form) });
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`/api/v1/alerts/${alert}/${act}`, { method: "POST", headers, body }).catch(() => null);
    if (answer?.ok) continue;
    refused.push(`${nameOf(row)} ${answer === null ? "The server did not answer." : await reasonIn(answer)}`);
  }
  return refused;
}

function fieldsOf(form: FormData): Record<string, string | number> {
  const said = [...form].flatMap(([name, value]) =>
    value === "" || typeof value !== "string" ? [] : [[name, value] as const],
  );
  return Object.fromEntries(said.map(([name, value]) => [name, name === "untilGeneration" ? Number(value) : value]));
}

async function reasonIn(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => ({}))) as { error?: { message?: string } };
  return body.error?.message ?? `The server answered ${answer.status}.`;
}
