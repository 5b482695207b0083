"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field, Input, TextArea } from "#components/ui/field.tsx";
import { useLive } from "#components/ui/live.ts";

interface Answered {
  changes?: { says: string }[];
  backtests?: { lineage: string; finding: string }[];
  error?: { message: string; help: string };
}
const TYPE = { "Content-Type": "application/yaml" };

/** The document as text: compare it with what is in force, then save it with who and why. */
export function YamlEditor({ yaml, api, version, done }: { yaml: string; api: string; version: number; done: string }) {
  const [said, setSaid] = useState<string[]>([]);
  const [isCompared, setCompared] = useState(false);
  const isLive = useLive();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const query = new URLSearchParams({ author: text("author"), rationale: text("rationale") });
    const answer = isCompared
      ? await ask(`${api}?${query}`, {
          method: "PUT",
          headers: { ...TYPE, "If-Match": `"v${version}"` },
          body: text("yaml"),
        })
      : await ask(`${api}/diff`, { method: "POST", headers: TYPE, body: text("yaml") });
    if (answer.error) return setSaid([`${answer.error.message} ${answer.error.help}`]);
    if (isCompared) return location.assign(done);
    const changes = answer.changes ?? [];
    setCompared(changes.length > 0);
    setSaid([
      ...(changes.length === 0 ? ["Nothing differs from what is in force."] : changes.map(({ says }) => says)),
      ...(answer.backtests ?? []).map(({ lineage, finding }) => `${lineage}: ${finding}`),
    ]);
  };
  return (
    <form onSubmit={send} className="flex max-w-3xl flex-col gap-3">
      <Field label="Document (YAML or JSON)" hint="What it leaves out is what the metric itself proposes.">
        <TextArea
          name="yaml"
          rows={24}
          defaultValue={yaml}
          spellCheck={false}
          className="font-mono text-meta"
          onChange={() => setCompared(false)}
        />
      </Field>
      <ul role="status" className="list-disc space-y-1 pl-5">
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {isCompared && <WhoAndWhy />}
      <div>
        <Button
          type="submit"
          kind={isCompared ? "primary" : "plain"}
          disabled={!isLive}
          className={isLive ? "" : "disabled:opacity-100"}
        >
          {isCompared ? `Save as version ${version + 1}` : "Compare with what is in force"}
        </Button>
      </div>
    </form>
  );
}

function WhoAndWhy() {
  return (
    <div className="flex max-w-sm flex-col gap-3">
      <Field label="Your name">
        <Input name="author" required maxLength={80} autoComplete="name" />
      </Field>
      <Field label="Rationale">
        <Input name="rationale" required maxLength={2000} />
      </Field>
    </div>
  );
}

async function ask(url: string, init: RequestInit): Promise<Answered> {
  const failed = { error: { message: "The server did not answer.", help: "Nothing was changed." } };
  const answer = await fetch(url, init).catch(() => null);
  return answer === null ? failed : ((await answer.json().catch(() => failed)) as Answered);
}
