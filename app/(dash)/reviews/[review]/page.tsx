import type { Metadata } from "next";
import { headers } from "next/headers";
import { FrozenBody, SinceFrozen } from "#components/review/frozen.tsx";
import { Seal } from "#components/review/seal.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { plural } from "#domain/present/format.ts";
import { readReviewPage } from "#services/reads/reviews.ts";
import { reading } from "../../../reading.ts";

interface Props {
  params: Promise<{ review: string }>;
  searchParams: Promise<{ share?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { review } = await params;
  const title = `Review ${review}`;
  return { title, openGraph: { title, images: [{ url: `/og/review/${review}`, width: 1200, height: 630 }] } };
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const { review: id } = await params;
  const { share: asked } = await searchParams;
  const token = Array.isArray(asked) ? (asked.at(-1) ?? "") : (asked ?? null);
  const { review, since, share } = await reading((ctx) => readReviewPage(ctx, id, token));
  const { document } = review;
  const origin = `http://${(await headers()).get("host") ?? "localhost:3000"}`;
  return (
    <>
      <PageHeader
        title={`Review ${review.id}`}
        trail={[{ name: "Reviews", href: "/reviews" }]}
        freshness={`frozen ${review.at.slice(0, 10)} by ${review.reviewer} · ${plural(document.lineages.length, "lineage")}${document.isDemo ? " · demo" : ""}`}
      />
      <SinceFrozen since={since} />
      <article>
        <FrozenBody document={document} />
        <Seal review={review} share={share && { ...share, href: origin + share.href }} />
      </article>
    </>
  );
}
