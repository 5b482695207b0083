import type { ReactNode } from "react";

/** Names with values, one a row: the side panel of a generation, of a ticket. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
      {facts.map((fact) => (
        <div key={fact.name} className="contents">
          <dt className="text-meta leading-5 font-normal text-muted">{fact.name}</dt>
          <dd className="min-w-0 text-right">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
