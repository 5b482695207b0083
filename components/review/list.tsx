import type { ReviewHead } from "#domain/present/views/frozen-review.ts";

/** Frozen reviews, newest first: week, what it said, who froze it. */
export function ReviewList({ reviews }: { reviews: readonly ReviewHead[] }) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {reviews.map((each) => (
        <li key={each.id} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[9rem_1fr]">
          <a className="font-medium hover:underline" href={`/reviews/${each.id}`}>
            {each.id}
          </a>
          <span className="max-w-[72ch]">
            {each.paragraph}
            <span className="block text-meta text-muted">
              Frozen by {each.reviewer}, {each.at.slice(0, 10)} ·{" "}
              <span className="font-mono">{each.digest.slice(0, 12)}</span>
              {each.note !== "" && ` · ${each.note}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
