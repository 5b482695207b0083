import { DemoBar } from "#components/overview/demo-bar.tsx";
import { Review } from "#components/overview/review.tsx";
import { ReviewActs } from "#components/review/acts.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { day, plural } from "#domain/present/format.ts";
import { readWeeklyReview } from "#services/reads/weekly-review.ts";
import { reading } from "../reading.ts";

export default async function Overview() {
  const review = await reading(readWeeklyReview);
  const { rows } = review;
  return (
    <>
      {review.demo !== null && <DemoBar {...review.demo} />}
      <PageHeader
        title="Weekly review"
        freshness={`${review.week} · ${day(review.now)} · ${plural(rows.length, "lineage")}`}
      >
        {rows.length > 0 && <ReviewActs />}
      </PageHeader>
      {rows.length === 0 ? (
        <Empty
          title="No lineage yet"
          action={<ButtonLink href="/settings/sources">Send your first samples</ButtonLink>}
        >
          A lineage is one model family followed across generations. It begins with human samples nobody trained on.
        </Empty>
      ) : (
        <Review review={review} />
      )}
    </>
  );
}
