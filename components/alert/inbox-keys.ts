/** Acts that several alerts can be given at once, as their buttons say. */
export const BATCH_ACTS = { acknowledge: "Acknowledge", snooze: "Snooze", resolve: "Resolve by hand" } as const;
export type BatchAct = keyof typeof BATCH_ACTS;

const ACT_OF: Readonly<Record<string, BatchAct>> = { a: "acknowledge", s: "snooze", r: "resolve" };

const rows = () => Array.from(document.querySelectorAll<HTMLTableRowElement>("tr[data-alert]"));
const focused = () => document.activeElement?.closest<HTMLTableRowElement>("tr[data-alert]") ?? null;
const boxOf = (row: HTMLTableRowElement) => row.querySelector<HTMLInputElement>("input[type=checkbox]");

/** The selected rows; without any, the one that has the focus. */
export function selectedRows(): HTMLTableRowElement[] {
  const selected = rows().filter((row) => boxOf(row)?.checked);
  const here = last ?? focused();
  return selected.length > 0 ? selected : here?.isConnected ? [here] : [];
}

// An open sheet takes the focus, but acts on the row that had it.
let last: HTMLTableRowElement | null = null;

/** The finding of a row. */
export const nameOf = (row: HTMLTableRowElement): string => row.querySelector("a[data-row]")?.textContent ?? "";

/** Moves the focus to the finding of the next or previous row. */
function focusBy(step: 1 | -1): void {
  const all = rows();
  const here = focused();
  const at = here === null ? (step === 1 ? 0 : all.length - 1) : all.indexOf(here) + step;
  all[at]?.querySelector<HTMLAnchorElement>("a[data-row]")?.focus();
}

/** Keys of the inbox, active only outside fields and open sheets. The letter after `g` leads to a page and is not ours. */
export function onInboxKeys(open: (act: BatchAct) => void): (event: KeyboardEvent) => void {
  let isGoing = false;
  return (event) => {
    const { key, target } = event;
    if (event.metaKey || event.ctrlKey || event.altKey || isElsewhere(target)) return;
    const wasGoing = isGoing;
    isGoing = key === "g" && !wasGoing;
    if (wasGoing) return;
    last = focused() ?? last;
    if (key === "j" || key === "k") focusBy(key === "j" ? 1 : -1);
    else if (key === "x") focused()?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
    else if (key === "t") focused()?.querySelector<HTMLAnchorElement>("a[data-ticket]")?.click();
    else if (ACT_OF[key] && selectedRows().length > 0) {
      event.preventDefault();
      open(ACT_OF[key]);
    }
  };
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isBox = target instanceof HTMLInputElement && target.type === "checkbox";
  return target.closest("dialog") !== null || (!isBox && /^(input|textarea|select)$/i.test(target.tagName));
}
