import type { Metadata } from "next";
import { ReviewList } from "#components/review/list.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { plural } from "#domain/present/format.ts";
import { readReviews } from "#services/reads/reviews.ts";
import { reading } from "../../reading.ts";

export const metadata: Metadata = { title: "Reviews" };

export default async function Reviews() {
  const reviews = await reading(readReviews);
  return (
    <>
      <PageHeader title="Reviews" freshness={plural(reviews.length, "frozen review")} />
      {reviews.length === 0 ? (
        <Empty title="No review is frozen yet" action={<ButtonLink href="/">Review this week</ButtonLink>}>
          Freezing keeps a week as it stands, under a link that never changes; the next week is compared with it.
        </Empty>
      ) : (
        <ReviewList reviews={reviews} />
      )}
    </>
  );
}
