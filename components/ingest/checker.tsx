"use client";

import { type DragEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field, TextArea } from "#components/ui/field.tsx";
import type { Inspection } from "#domain/present/views/inspection.ts";
import { InspectionResult } from "./inspection-result.tsx";

const EXAMPLE =
  '{"id":"a1","text":"What the model said.","label":"refund"}\n{"text":"Another."}\n{"txt":"A broken one."}';
const MOST_BYTES = 256 * 1024;

type Answer =
  | { kind: "none" }
  | { kind: "checked"; inspection: Inspection }
  | { kind: "refused"; message: string; help: string };

async function check(lines: string): Promise<Answer> {
  const headers = { "Content-Type": "application/x-ndjson" };
  const answer = await fetch("/api/v1/inspect", { method: "POST", headers, body: lines }).catch(() => null);
  if (answer === null) return { kind: "refused", message: "The server did not answer.", help: "Check that it runs." };
  const body = await answer.json();
  return answer.ok
    ? { kind: "checked", inspection: body as Inspection }
    : { kind: "refused", message: String(body.error.message), help: String(body.error.help) };
}

/** Drop or paste a few lines and see what would become of them; nothing is stored. */
export function Checker() {
  const [lines, setLines] = useState("");
  const [answer, setAnswer] = useState<Answer>({ kind: "none" });
  const take = async (text: string) => {
    setLines(text);
    setAnswer(await check(text));
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) await take(await file.slice(0, MOST_BYTES).text());
  };
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          void take(lines);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => void drop(event)}
      >
        <Field label="Lines to check" hint="Paste or drop 1 to 20 lines, one JSON object each. Nothing is stored.">
          <TextArea
            rows={9}
            className="font-mono text-meta"
            spellCheck={false}
            placeholder={EXAMPLE}
            value={lines}
            onChange={(event) => setLines(event.target.value)}
          />
        </Field>
        <div className="flex gap-2">
          <Button type="submit" kind="primary" disabled={lines.trim() === ""}>
            Check lines
          </Button>
          <Button onClick={() => void take(EXAMPLE)}>Try an example</Button>
        </div>
      </form>
      <div role="status">
        {answer.kind === "refused" && (
          <p>
            {answer.message} <span className="text-muted">{answer.help}</span>
          </p>
        )}
        {answer.kind === "checked" && <InspectionResult inspection={answer.inspection} />}
      </div>
    </div>
  );
}
