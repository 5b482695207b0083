import type { ReactNode } from "react";

/** An empty place: one sentence on why it is empty, and the next act. `isPage`: nothing else is on the page. */
export function Empty({
  title,
  children,
  action,
  isPage = false,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  isPage?: boolean;
}) {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div className="border-t border-rule py-6">
      <Heading className="text-body font-medium">{title}</Heading>
      <div className="mt-1 max-w-[72ch] text-muted">{children}</div>
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
