import { Copyable } from "#components/ui/copyable.tsx";
import type { StoredReview } from "#domain/present/views/frozen-review.ts";

/** Who froze a review, its digest, and the ways to take it along. */
export function Seal({ review, share }: { review: StoredReview; share: { href: string; until: string } | null }) {
  const register = (format: string) => `/api/v1/exports/risk-register.${format}?review=${review.id}`;
  return (
    <section className="border-t border-rule pt-4 pb-8" aria-label="About this copy">
      {review.note !== "" && <p className="mb-3 max-w-[72ch]">{review.note}</p>}
      <p className="max-w-[72ch] text-meta text-muted">
        Frozen by {review.reviewer}, {review.at.slice(0, 16).replace("T", " ")} UTC. SHA-256 of its canonical JSON:{" "}
        <span className="font-mono break-all">{review.digest}</span>.{" "}
        {review.isIntact
          ? "What is stored still has this digest."
          : "What is stored does not have this digest any more: do not rely on it."}
      </p>
      <p className="no-print mt-3 flex flex-wrap gap-x-4 gap-y-1">
        {["xlsx", "csv", "json"].map((format) => (
          <a key={format} className="link" href={register(format)}>
            Register as {format.toUpperCase()}
          </a>
        ))}
        <a className="link" href={`/api/v1/reviews/${review.id}`}>
          Whole review as JSON
        </a>
        <a className="link" href={`/og/review/${review.id}`}>
          Share card
        </a>
      </p>
      {share !== null && (
        <div className="no-print mt-4">
          <p className="mb-1 text-meta text-muted">
            Share link, to be read without samples until {share.until.slice(0, 10)}
          </p>
          <Copyable text={share.href} label="share link" />
        </div>
      )}
    </section>
  );
}
