import type { ReactNode } from "react";

/** A section whose title is a finding; `aside` stands at the right of the title. */
export function Panel({
  title,
  note,
  aside,
  id,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section id={id} className="border-t border-rule pt-4 pb-8 has-[>header:only-child]:pb-4">
      <header className="not-last:mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div className="max-w-[72ch]">
          <h2 className="text-body font-medium">{title}</h2>
          {note !== undefined && <p className="mt-0.5 text-meta text-muted">{note}</p>}
        </div>
        {aside !== undefined && <div className="text-meta text-muted">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

/** One figure with its name below: the three numbers of the overview. */
export function Figure({ value, name, href }: { value: string; name: string; href: string }) {
  return (
    <a href={href} className="group block py-1">
      <span className="block text-display tracking-tight">{value}</span>
      <span className="text-meta text-muted underline decoration-transparent underline-offset-3 group-hover:decoration-field">
        {name}
      </span>
    </a>
  );
}
