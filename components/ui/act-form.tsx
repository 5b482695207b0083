"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { useLive } from "./live.ts";

type Value = string | number | null | string[] | { [name: string]: Value };

/**
 * Values of a form by the kind that its fields declare (`data-kind`): number, list (parted by commas), or text; empty is
 * null or left out when `data-empty` says so. Boxes of one name are the list of those that are ticked, with commas. A name
 * with a dot is a member: "price.amount".
 */
function valuesOf(form: HTMLFormElement): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const field of form.querySelectorAll<HTMLInputElement>("[name]")) {
    const { kind, empty } = field.dataset;
    if (field.type === "checkbox") {
      const ticked = [values[field.name] ?? "", field.checked ? field.value : ""];
      values[field.name] = ticked.filter((part) => part !== "").join(",");
      continue;
    }
    if (field.value === "" && empty === "omit") continue;
    const [name = "", member] = field.name.split(".");
    const value = field.value === "" && empty === "null" ? null : readAs(field.value, kind);
    const whole = values[name];
    if (member === undefined) values[name] = value;
    else values[name] = { ...(isMembers(whole) ? whole : {}), [member]: value };
  }
  return values;
}

function readAs(text: string, kind: string | undefined): Value {
  if (kind === "number") return Number(text);
  if (kind !== "list") return text;
  const parts = text.split(",").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

const isMembers = (value: Value | undefined): value is { [name: string]: Value } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What an answer says to people, where it does: it is shown, and the page stays. */
async function saysOf(response: Response): Promise<string | null> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === "object" && body !== null && "says" in body ? String(body.says) : null;
}

async function refusal(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  const text = (part: "message" | "help") =>
    typeof error === "object" && error !== null && part in error
      ? String((error as Record<string, unknown>)[part])
      : "";
  return `${text("message")} ${text("help")}`.trim() || `The server answered ${response.status}.`;
}

/**
 * A form that posts its fields as JSON to the API, then shows the page anew. A refusal, or what the answer says to people,
 * stands beside the button instead.
 */
export function ActForm({
  action,
  method = "POST",
  fixed = {},
  headers = {},
  done,
  label,
  kind = "plain",
  children,
}: {
  action: string;
  method?: "POST" | "PUT" | "PATCH" | "DELETE";
  fixed?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** Where to go when it is done; else the page is shown anew. */
  done?: string;
  label: string;
  kind?: "primary" | "plain";
  children?: ReactNode;
}) {
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isLive = useLive();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setSaid(null);
    const body = JSON.stringify({ ...fixed, ...valuesOf(event.currentTarget) });
    const request = { method, body, headers: { ...headers, "Content-Type": "application/json" } };
    const answer = await fetch(action, request).catch(() => null);
    const says = answer?.ok ? await saysOf(answer) : null;
    if (answer?.ok && says === null) return done === undefined ? location.reload() : location.assign(done);
    setSaid(says ?? (answer === null ? "The server did not answer. Nothing was changed." : await refusal(answer)));
    setBusy(false);
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-3">
      {children}
      <Button type="submit" kind={kind} disabled={isBusy || !isLive} className={isLive ? "" : "disabled:opacity-100"}>
        {label}
      </Button>
      <p role="alert" className={said === null ? "sr-only" : "text-meta break-words"}>
        {said}
      </p>
    </form>
  );
}

/** An act that asks something first: closed until it is wanted. */
export function ActDisclosure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="group rounded-control border border-field bg-bg open:p-3">
      <summary className="list-none px-3 leading-7 text-center group-open:px-0 group-open:pb-2 group-open:text-left group-open:font-medium hover:bg-raised group-open:hover:bg-transparent">
        {label}
      </summary>
      {children}
    </details>
  );
}
