import { count } from "#domain/present/format.ts";

/** Which part of a list is shown, and the way to its neighbours. */
export function Pager({
  page,
  size,
  total,
  href,
}: {
  page: number;
  size: number;
  total: number;
  href: (page: number) => string;
}) {
  const from = Math.min(total, (page - 1) * size + 1);
  const to = Math.min(total, page * size);
  return (
    <nav aria-label="Pages of the list" className="mt-3 flex items-center gap-4 text-meta text-muted">
      <span>
        {count(from)}-{count(to)} of {count(total)}
      </span>
      {page > 1 && (
        <a className="link inline-flex min-h-6 items-center" href={href(page - 1)}>
          Earlier
        </a>
      )}
      {to < total && (
        <a className="link inline-flex min-h-6 items-center" href={href(page + 1)}>
          Later
        </a>
      )}
    </nav>
  );
}
