import { count } from "#domain/present/format.ts";

/** Links that look like tabs: each is a URL, and counts stand beside the words. `hasKeys`: the digits lead to them. */
export function Tabs({
  label,
  tabs,
  hasKeys = false,
}: {
  label: string;
  tabs: readonly { name: string; href: string; isCurrent: boolean; count?: number }[];
  hasKeys?: boolean;
}) {
  return (
    <nav aria-label={label} className="scroll-x border-b border-rule">
      <ul className="flex gap-5">
        {tabs.map((tab, at) => (
          <li key={tab.name}>
            <a
              href={tab.href}
              data-tab={hasKeys ? at + 1 : undefined}
              aria-current={tab.isCurrent ? "page" : undefined}
              className="-mb-px inline-flex min-h-9 items-center gap-1.5 border-b-2 border-transparent whitespace-nowrap text-muted hover:text-ink aria-[current=page]:border-ink aria-[current=page]:text-ink"
            >
              {tab.name}
              {tab.count !== undefined && <span className="text-meta text-muted">{count(tab.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
