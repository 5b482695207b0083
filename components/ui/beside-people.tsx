import type { ReactNode } from "react";
import { generationName } from "#domain/present/format.ts";
import { Table, Th } from "./table.tsx";

/** What a generation says, beside what people say of the same. `what`: head of the first column; rows come as children. */
export function BesidePeople({
  what,
  index,
  caption,
  children,
}: {
  what: string;
  index: number;
  caption: string;
  children: ReactNode;
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{what}</Th>
          <Th align="right">{generationName(index)}</Th>
          <Th align="right">Human</Th>
          <Th align="right">Against people</Th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}
