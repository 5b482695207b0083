import type { ShellView } from "#domain/present/views/shell.ts";
import { holds, SECTIONS } from "./sections.ts";
import { ThemeSwitch } from "./theme-switch.tsx";

function Mark() {
  return (
    <svg viewBox="0 0 32 32" width={18} height={18} aria-hidden>
      <path d="M3 8c8 0 7 15 15 15h4" fill="none" stroke="currentColor" strokeWidth={3} strokeLinecap="round" />
      <path d="M26 23h.1M30 23h.1" stroke="currentColor" strokeWidth={3} strokeLinecap="round" />
    </svg>
  );
}

/** Navigation with counts; on a narrow screen one row that scrolls. */
export function Sidebar({ view, path }: { view: ShellView; path: string }) {
  return (
    <header className="no-print border-b border-rule bg-raised md:sticky md:top-0 md:flex md:h-dvh md:w-48 md:shrink-0 md:flex-col md:border-r md:border-b-0">
      <div className="flex items-center justify-between px-4 pt-3 pb-2 md:py-5">
        <a href="/" className="inline-flex items-center gap-2 font-medium tracking-tight">
          <Mark />
          Tailwatch
        </a>
        <span className="md:hidden">
          <ThemeSwitch />
        </span>
      </div>
      <nav aria-label="Main" className="scroll-x px-2 pb-2 md:flex-1">
        <ul className="flex gap-1 md:block md:space-y-0.5">
          {SECTIONS.map((section) => (
            <li key={section.href}>
              <a
                href={section.href}
                aria-current={holds(section, path) ? "page" : undefined}
                className="flex min-h-8 items-center justify-between gap-2 rounded-control px-2 text-muted hover:text-ink aria-[current=page]:bg-rule/70 aria-[current=page]:text-ink"
              >
                {section.name}
                {section.count !== undefined && <span className="text-meta text-muted">{section.count(view)}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="hidden items-center justify-between px-4 py-4 md:flex">
        <ThemeSwitch />
        <span className="text-meta text-muted">
          <kbd className="font-sans">?</kbd> keys
        </span>
      </div>
    </header>
  );
}
