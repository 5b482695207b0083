import type { ReactNode } from "react";

/** A table with a caption for screen readers; scrolls sideways when the page is narrow. `isTimed`: opens at its right end. */
export function Table({
  caption,
  children,
  minWidth,
  isTimed = false,
}: {
  caption: string;
  children: ReactNode;
  minWidth?: number;
  isTimed?: boolean;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={isTimed ? "scroll-x scroll-end" : "scroll-x"} aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse text-left" style={{ minWidth }}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

type Align = "left" | "right";

/** A column's head. */
export function Th({
  children,
  align = "left",
  width,
  className = "",
}: {
  children?: ReactNode;
  align?: Align;
  width?: number | string;
  className?: string;
}) {
  return (
    <th
      scope="col"
      style={{ width }}
      className={`border-b border-rule bg-raised px-2 py-1.5 text-meta font-normal text-muted first:pl-3 last:pr-3 ${align === "right" ? "text-right" : ""} ${className}`}
    >
      {children}
    </th>
  );
}

/** A row's head. */
export function RowHead({ children }: { children: ReactNode }) {
  return (
    <th scope="row" className="border-b border-rule px-2 py-2 align-top font-normal first:pl-3">
      {children}
    </th>
  );
}

/** A cell; numbers are right-aligned. */
export function Td({
  children,
  align = "left",
  className = "",
  colSpan,
}: {
  children?: ReactNode;
  align?: Align;
  className?: string;
  colSpan?: number;
}) {
  return (
    <td
      colSpan={colSpan}
      className={`border-b border-rule px-2 py-2 align-top first:pl-3 last:pr-3 ${align === "right" ? "text-right" : ""} ${className}`}
    >
      {children}
    </td>
  );
}
