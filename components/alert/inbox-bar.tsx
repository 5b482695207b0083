"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useLive } from "#components/ui/live.ts";
import { AlertActFields } from "./act-fields.tsx";
import { BATCH_ACTS, type BatchAct, nameOf, onInboxKeys, selectedRows } from "./inbox-keys.ts";
import { sendActs } from "./send-acts.ts";

const ACTS = Object.keys(BATCH_ACTS) as BatchAct[];
const LISTED = 5;

/** Acts on the selected alerts, or on the one that has the focus; the same by buttons and by keys. */
export function InboxBar() {
  const isLive = useLive();
  const sheet = useRef<HTMLDialogElement>(null);
  const [act, setAct] = useState<BatchAct>("acknowledge");
  const [chosen, setChosen] = useState<string[]>([]);
  const open = useRef((wanted: BatchAct) => {
    setAct(wanted);
    setChosen(selectedRows().map(nameOf));
    sheet.current?.showModal();
  }).current;
  useEffect(() => {
    const listen = onInboxKeys(open);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [open]);
  return (
    <div className="no-print flex flex-wrap items-center gap-2 pt-4">
      {ACTS.map((each) => (
        <Button
          key={each}
          onClick={() => open(each)}
          disabled={!isLive}
          className={isLive ? "" : "disabled:opacity-100"}
        >
          {BATCH_ACTS[each]}
        </Button>
      ))}
      <span className="text-meta text-muted max-sm:hidden">
        what is selected. Keys: <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> select, <kbd>a</kbd> <kbd>s</kbd>{" "}
        <kbd>r</kbd> act, <kbd>t</kbd> ticket
      </span>
      <dialog
        ref={sheet}
        aria-label={BATCH_ACTS[act]}
        className="m-auto w-96 max-w-full rounded-control border border-field bg-bg p-5 text-ink backdrop:bg-ink/30"
      >
        <ActSheet key={act} act={act} chosen={chosen} close={() => sheet.current?.close()} />
      </dialog>
    </div>
  );
}

/** What an act on several alerts asks, and which of them refused it. */
function ActSheet({ act, chosen, close }: { act: BatchAct; chosen: readonly string[]; close: () => void }) {
  const [said, setSaid] = useState<string[]>([]);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const refused = await sendActs(act, selectedRows(), new FormData(event.currentTarget));
    if (refused.length === 0) return location.reload();
    setSaid(refused);
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-3">
      <h2 className="font-medium">{chosen.length === 0 ? "Nothing is selected" : BATCH_ACTS[act]}</h2>
      <ul className="text-meta text-muted">
        {chosen.slice(0, LISTED).map((name) => (
          <li key={name}>{name}</li>
        ))}
        {chosen.length > LISTED && <li>and {chosen.length - LISTED} more</li>}
      </ul>
      <AlertActFields act={act} />
      <ul role="alert" className="text-meta">
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Close</Button>
        <Button type="submit" kind="primary" disabled={chosen.length === 0}>
          {BATCH_ACTS[act]}
        </Button>
      </div>
    </form>
  );
}
