/** Says that these are demo lineages, how far they are evaluated, and the ways on. */
export function DemoBar({ evaluated, total }: { evaluated: number; total: number }) {
  return (
    <div className="no-print flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-rule py-2 text-meta text-muted">
      <span role="status">
        Demo
        {evaluated < total
          ? `: evaluating ${evaluated} of ${total} lineages`
          : ": real text, really retrained on its own output"}
      </span>
      <span className="flex items-center gap-4">
        <a className="link" href="/settings/sources">
          Add your data
        </a>
      </span>
    </div>
  );
}
