import type { ReactNode } from "react";

/** Examples beside a group of charts: their finding, a remark, and what they show. */
export function Example({ title, note, children }: { title: string; note?: string | undefined; children?: ReactNode }) {
  return (
    <section className="min-w-0 not-first:mt-6">
      <h3 className="font-medium">{title}</h3>
      {note !== undefined && <p className="text-meta text-muted">{note}</p>}
      <div className="mt-2">{children}</div>
    </section>
  );
}
