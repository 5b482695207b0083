import type { WeeklyReview } from "#domain/present/views/review.ts";

function steps(review: WeeklyReview): { href: string; does: string }[] {
  const trouble = review.rows.find((row) => row.verdict === "breach" && row.judged !== null);
  const found: { href: string; does: string }[] = [];
  if (trouble !== undefined) {
    found.push({ href: `/lineages/${trouble.slug}`, does: `See ${trouble.name} lose its tail` });
    found.push({ href: `/lineages/${trouble.slug}/tail`, does: "Read the very words that went" });
  }
  const ticket = trouble?.tickets[0];
  if (ticket !== undefined)
    found.push({ href: `/tickets/${ticket.key}`, does: "See how much human data brings them back" });
  if (trouble !== undefined) found.push({ href: "/risks", does: "Export the risk register" });
  return found;
}

/** The first sixty seconds with the demo: a few links in the order of the story; folds away. */
export function FirstSteps({ review }: { review: WeeklyReview }) {
  const links = steps(review);
  if (links.length === 0) return null;
  return (
    <details open className="no-print border-y border-rule py-2">
      <summary className="min-h-6 content-center text-meta text-muted">The first 60 seconds</summary>
      <ol className="mt-1 flex flex-wrap gap-x-6 gap-y-1 pb-1">
        {links.map((link, at) => (
          <li key={link.href}>
            <span className="mr-1.5 text-muted">{at + 1}</span>
            <a className="link" href={link.href}>
              {link.does}
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}
