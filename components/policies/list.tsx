import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import { plural } from "#domain/present/format.ts";
import { lineWords } from "#domain/present/policies.ts";
import type { PoliciesView, PolicyRow } from "#domain/present/views/policies.ts";

function Row({ row: { policy, label, family }, query }: { row: PolicyRow; query: string }) {
  return (
    <tr>
      <RowHead>
        <a className="font-medium hover:underline" href={`/settings/policies/${policy.id}${query}`}>
          {label}
        </a>
        <span className="block text-meta text-muted">
          {family}, {policy.slice === "all" ? "all samples" : policy.slice}
        </span>
      </RowHead>
      <Td align="right">{lineWords(policy, "watch")}</Td>
      <Td align="right">{lineWords(policy, "breach")}</Td>
      <Td>
        fires after {plural(policy.for, "generation")}, clears after {policy.clearAfter} ok
        {policy.onUnknown === "watch" && ", unknown is a watch"}
      </Td>
      <Td>{policy.onBreach === "open-ticket" ? "ticket" : "notify"}</Td>
      <Td>{policy.owner ?? <span className="text-muted">nobody</span>}</Td>
    </tr>
  );
}

/** Every policy with its lines; each leads to its editor. */
export function PolicyList({ rows, lineage }: Pick<PoliciesView, "rows" | "lineage">) {
  const query = lineage === null ? "" : `?l=${encodeURIComponent(lineage.slug)}`;
  return (
    <Table caption="Policies" minWidth={720}>
      <thead>
        <tr>
          <Th>Metric</Th>
          <Th width={110} align="right">
            Watch
          </Th>
          <Th width={110} align="right">
            Breach
          </Th>
          <Th>Counts</Th>
          <Th width={90}>On a breach</Th>
          <Th width={100}>Owner</Th>
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
