"use client";

import { type DragEvent, type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field, Input, Select, TextArea } from "#components/ui/field.tsx";
import { useLive } from "#components/ui/live.ts";
import { pastedLines } from "#domain/intake/pasted.ts";
import { intakeWords } from "#domain/present/ticket-work.ts";
import type { Rejection } from "#domain/sample.ts";
import { Refusals } from "./refusals.tsx";

interface Counts {
  offered: number;
  accepted: number;
  duplicates: number;
  refused: number;
  refusals: Rejection[];
}

type Answer =
  | { kind: "none" }
  | { kind: "sending" }
  | { kind: "taken"; counts: Counts; isReplayed: boolean }
  | { kind: "refused"; message: string; counts: Counts | null };

/** Sends a file, streamed by the browser, or pasted lines; the claims of the form stand in the query. */
async function send(ticket: string, claim: FormData, body: Blob): Promise<Answer> {
  const query = new URLSearchParams();
  for (const [name, value] of claim) if (typeof value === "string" && value !== "") query.set(name, value);
  const headers: Record<string, string> = { "Content-Type": "application/x-ndjson" };
  const request = { method: "POST", body, headers };
  const answer = await fetch(`/api/v1/tickets/${ticket}/samples?${query}`, request).catch(() => null);
  if (answer === null) return { kind: "refused", message: "The server did not answer. Send it again.", counts: null };
  const said = await answer.json().catch(() => null);
  if (answer.ok) return { kind: "taken", counts: said as Counts, isReplayed: said?.replayed === true };
  const { message = `The server answered ${answer.status}.`, help = "", details } = said?.error ?? {};
  const counts = details?.offered === undefined ? null : (details as Counts);
  return { kind: "refused", message: `${message} ${help}`.trim(), counts };
}

function Claims() {
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">What is said of all lines; a line may say otherwise of itself</legend>
      <Field label="Source" hint="Who wrote it: a team, a vendor, an archive.">
        <Input name="source" maxLength={256} required />
      </Field>
      <Field label="Licence" hint="Under which it may be trained on.">
        <Input name="licence" maxLength={256} required placeholder="CC-BY-4.0" />
      </Field>
      <Field label="How it is known that a person wrote it">
        <Select name="level" defaultValue="1">
          <option value="0">0: it is not</option>
          <option value="1">1: I say so</option>
          <option value="2">2: an organisation signed it</option>
          <option value="3">3: its writing was recorded</option>
          <option value="4">4: somebody independent checked</option>
        </Select>
      </Field>
      <Field label="Consent of whoever wrote it">
        <Select name="consent" defaultValue="contract">
          <option value="contract">by contract</option>
          <option value="licence">by licence</option>
          <option value="public">made public</option>
          <option value="none">none</option>
          <option value="unknown">not known</option>
        </Select>
      </Field>
      <Field label="Personal data in it">
        <Select name="pii" defaultValue="none">
          <option value="none">none</option>
          <option value="masked">masked</option>
          <option value="present">present</option>
          <option value="unknown">nobody looked</option>
        </Select>
      </Field>
      <Field label="Reference of the evidence" hint="A contract, a log; may stay empty.">
        <Input name="ref" maxLength={256} />
      </Field>
    </fieldset>
  );
}

function Outcome({ answer }: { answer: Answer }) {
  if (answer.kind === "none") return null;
  if (answer.kind === "sending") return <p>Comparing every line with all that is stored…</p>;
  const { counts } = answer;
  return (
    <div className="space-y-3">
      {answer.kind === "refused" && <p>{answer.message}</p>}
      {counts !== null && <p className="font-medium">{intakeWords(counts)}</p>}
      {answer.kind === "taken" && answer.isReplayed && <p>The same was sent before: nothing was counted twice.</p>}
      {answer.kind === "taken" && <Button onClick={() => location.reload()}>Show the new progress</Button>}
      {counts !== null && counts.refusals.length > 0 && <Refusals refusals={counts.refusals} total={counts.refused} />}
    </div>
  );
}

/** Takes human data for a ticket: drop or choose a file, or paste lines; says what became of each refused one. */
export function Upload({ ticket }: { ticket: string }) {
  const isLive = useLive();
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useState("");
  const [answer, setAnswer] = useState<Answer>({ kind: "none" });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const claim = new FormData(event.currentTarget);
    setAnswer({ kind: "sending" });
    const got = await send(ticket, claim, file ?? new Blob([pastedLines(pasted)]));
    setAnswer(got);
    if (got.kind !== "taken") return;
    setFile(null);
    setPasted("");
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setFile(event.dataTransfer.files[0] ?? null);
  };
  const isEmpty = file === null && pasted.trim() === "";
  return (
    <form
      aria-label="Send human data"
      className="no-print space-y-4 border border-rule p-4"
      onSubmit={(event) => void submit(event)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Texts" hint="One a line, or one JSON object a line.">
          <TextArea rows={8} spellCheck={false} value={pasted} onChange={(event) => setPasted(event.target.value)} />
        </Field>
        <div className="space-y-3">
          <Field label="Or a file" hint="JSON lines, plain or gzip or zstd; drop it anywhere in this box.">
            <input
              type="file"
              className="block w-full text-meta file:mr-3 file:min-h-7 file:rounded-control file:border file:border-field file:bg-bg file:px-3 file:text-body file:text-ink"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          </Field>
          {file !== null && <p className="text-meta">{file.name} is sent.</p>}
        </div>
      </div>
      <Claims />
      <Button type="submit" kind="primary" disabled={!isLive || isEmpty || answer.kind === "sending"}>
        Send
      </Button>
      <div role="status">
        <Outcome answer={answer} />
      </div>
    </form>
  );
}
