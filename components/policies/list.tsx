import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { lineWords, patternWords } from "#domain/present/policies.ts";
import type { PoliciesView, PolicyRow } from "#domain/present/views/policies.ts";

const WIDE = "hidden sm:table-cell";

function Row({ row: { policy, label, family }, query }: { row: PolicyRow; query: string }) {
  return (
    <tr>
      <RowHead>
        <a className="font-medium hover:underline" href={`/settings/policies/${policy.id}${query}`}>
          {label}
        </a>
        <span className="block text-meta text-muted">
          {family}, {patternWords(policy.slice)}
          {policy.onUnknown === "watch" && "; unknown is a watch"}
          {policy.effectiveFrom !== null && `; from g${policy.effectiveFrom}`}
        </span>
      </RowHead>
      <Td align="right">{lineWords(policy, "watch")}</Td>
      <Td align="right">{lineWords(policy, "breach")}</Td>
      <Td align="right" className={WIDE}>
        {policy.for}
      </Td>
      <Td align="right" className={WIDE}>
        {policy.clearAfter}
      </Td>
      <Td className={WIDE}>{policy.onBreach === "open-ticket" ? "ticket" : "notify"}</Td>
      <Td className={WIDE}>{policy.owner ?? <span className="text-muted">nobody</span>}</Td>
    </tr>
  );
}

/** Policies with their lines; each leads to its editor. */
export function PolicyList({ rows, lineage, caption }: Pick<PoliciesView, "rows" | "lineage"> & { caption: string }) {
  const query = lineage === null ? "" : `?l=${encodeURIComponent(lineage.slug)}`;
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>Metric</Th>
          <Th width={120} align="right">
            Watch
          </Th>
          <Th width={120} align="right">
            Breach
          </Th>
          <Th width={110} align="right" className={WIDE}>
            Fires after
          </Th>
          <Th width={110} align="right" className={WIDE}>
            Clears after ok
          </Th>
          <Th width={100} className={WIDE}>
            On a breach
          </Th>
          <Th width={110} className={WIDE}>
            Owner
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.policy.id} row={row} query={query} />
        ))}
      </tbody>
    </Table>
  );
}
