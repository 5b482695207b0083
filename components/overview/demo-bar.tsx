import { RemoveDemo } from "./remove-demo.tsx";

/** Says that these are demo lineages, how far they are evaluated, and the ways on. */
export function DemoBar({ judged, total }: { judged: number; total: number }) {
  return (
    <div className="no-print flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-rule py-1.5 text-meta text-muted">
      <span role="status">
        Demo
        {judged < total
          ? `: evaluating ${judged} of ${total} lineages`
          : ": real speeches, models really retrained on their own output"}
      </span>
      <span className="flex items-center gap-4">
        <a className="link" href="/settings/sources">
          Add your data
        </a>
        <RemoveDemo />
      </span>
    </div>
  );
}
