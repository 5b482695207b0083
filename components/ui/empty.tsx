import type { ReactNode } from "react";

/** An empty place: one sentence on why it is empty, and the next act. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="border-t border-rule py-6">
      <h2 className="text-body font-medium">{title}</h2>
      <div className="mt-1 max-w-[72ch] text-muted">{children}</div>
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
