"use client";

import { useEffect } from "react";

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(input|textarea|select)$/i.test(target.tagName);

/** Goes through the tickets of the board by j and k, and opens the moves of the one in focus by m; Enter follows its link. */
function press(event: KeyboardEvent): void {
  if (event.metaKey || event.ctrlKey || event.altKey || isWriting(event.target)) return;
  const links = Array.from(document.querySelectorAll<HTMLAnchorElement>("a[data-ticket]"));
  const own = document.activeElement?.closest("li")?.querySelector<HTMLAnchorElement>("a[data-ticket]");
  const at = own ? links.indexOf(own) : -1;
  if (event.key === "j") links[Math.min(at + 1, links.length - 1)]?.focus();
  else if (event.key === "k") links[Math.max(at - 1, 0)]?.focus();
  else if (event.key === "m" && own) {
    const moves = own.closest("li")?.querySelector("details");
    if (!moves) return;
    moves.open = !moves.open;
    (moves.open ? moves.querySelector<HTMLElement>("button, a") : own)?.focus();
  }
}

/** The keys of the board. */
export function BoardKeys() {
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return null;
}
