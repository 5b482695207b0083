import type { ReactNode } from "react";

/** Head of a page: where it is, its name, how fresh it is, and its acts. */
export function PageHeader({
  title,
  trail = [],
  freshness,
  children,
}: {
  title: ReactNode;
  trail?: readonly { name: string; href: string }[];
  freshness?: string;
  children?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-6 pb-5">
      <div className="min-w-0">
        {trail.length > 0 && (
          <nav aria-label="Breadcrumb" className="mb-1 text-meta text-muted">
            {trail.map((step, at) => (
              <span key={step.href}>
                {at > 0 && <span aria-hidden> / </span>}
                <a className="hover:text-ink hover:underline" href={step.href}>
                  {step.name}
                </a>
              </span>
            ))}
          </nav>
        )}
        <h1 className="text-title font-medium">{title}</h1>
        {freshness !== undefined && <div className="mt-0.5 text-meta text-muted">{freshness}</div>}
      </div>
      {children !== undefined && <div className="no-print flex flex-wrap items-center gap-2">{children}</div>}
    </header>
  );
}
