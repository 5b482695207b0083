import type { ShellView } from "#domain/present/views/shell.ts";

/** A place of the sidebar: its name, address, the letter after `g` that goes there, and its count. */
export interface Section {
  name: string;
  href: string;
  key: string;
  count?: (view: ShellView) => number;
}

/** The places of the product in reading order. */
export const SECTIONS: readonly Section[] = [
  { name: "Overview", href: "/", key: "o" },
  { name: "Lineages", href: "/lineages", key: "l", count: (view) => view.lineages },
  { name: "Alerts", href: "/alerts", key: "a", count: (view) => view.openAlerts },
  { name: "Tickets", href: "/tickets", key: "t", count: (view) => view.openTickets },
  { name: "Risks", href: "/risks", key: "r", count: (view) => view.risks },
  { name: "Reviews", href: "/reviews", key: "v" },
  { name: "Ingest", href: "/settings/sources", key: "i" },
  { name: "Policies", href: "/settings/policies", key: "p" },
  { name: "Notifications", href: "/settings/notifications", key: "n", count: (view) => view.givenUp },
  { name: "Metrics", href: "/docs/metrics", key: "m" },
];

/** Whether a section holds the page at this path. */
export function holds(section: Section, path: string): boolean {
  return section.href === "/" ? path === "/" : path === section.href || path.startsWith(`${section.href}/`);
}
