"use client";

import { useEffect, useRef } from "react";
import { SECTIONS } from "./sections.ts";

const KEYS: readonly { keys: string; does: string }[] = [
  ...SECTIONS.map((section) => ({ keys: `g ${section.key}`, does: `Go to ${section.name}` })),
  { keys: "[ ]", does: "Previous, next generation" },
  { keys: "1 2 3 4 5", does: "Pages of a lineage" },
  { keys: "?", does: "Show these keys" },
  { keys: "Esc", does: "Close" },
];

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

function follow(selector: string) {
  const link = document.querySelector<HTMLAnchorElement>(selector);
  if (link) location.assign(link.href);
}

function onKeys(open: () => void): (event: KeyboardEvent) => void {
  let awaitsPlace = false;
  return (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || isWriting(event.target)) return;
    const wasGoing = awaitsPlace;
    awaitsPlace = event.key === "g" && !wasGoing;
    if (wasGoing) {
      const place = SECTIONS.find((section) => section.key === event.key);
      if (place) location.assign(place.href);
    } else if (event.key === "[") follow("a[data-step=previous]");
    else if (event.key === "]") follow("a[data-step=next]");
    else if (/^[1-9]$/.test(event.key)) follow(`a[data-tab="${event.key}"]`);
    else if (event.key === "?") open();
  };
}

/** Keys of the whole product, active only outside fields, and the sheet that lists them. */
export function Shortcuts() {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const listen = onKeys(() => sheet.current?.showModal());
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <dialog
      ref={sheet}
      aria-label="Keys"
      className="m-auto w-80 rounded-control border border-field bg-bg p-5 text-ink backdrop:bg-ink/30"
    >
      <h2 className="mb-3 font-medium">Keys</h2>
      <dl className="space-y-1.5">
        {KEYS.map((entry) => (
          <div key={entry.keys} className="flex justify-between gap-4">
            <dt className="font-normal">{entry.does}</dt>
            <dd className="font-mono text-meta text-muted">{entry.keys}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="mt-4 text-right">
        <button type="submit" className="min-h-7 rounded-control border border-field px-3">
          Close
        </button>
      </form>
    </dialog>
  );
}
