import type { Metadata } from "next";
import { headers } from "next/headers";
import { Batches } from "#components/ingest/batches.tsx";
import { Checker } from "#components/ingest/checker.tsx";
import { Send } from "#components/ingest/send.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { plural } from "#domain/present/format.ts";
import { readSources } from "#services/reads/sources.ts";
import { reading } from "../../../reading.ts";

export const metadata: Metadata = { title: "Ingest" };

export default async function Sources() {
  const { batches, now } = await reading(readSources);
  const host = (await headers()).get("host") ?? "localhost:3000";
  const latest = batches.length === 0 ? "No batch yet" : `The latest ${plural(batches.length, "batch", "batches")}`;
  return (
    <>
      <PageHeader
        title="Ingest"
        freshness="One JSON object a line. A line without an id is named by its file, so the same file is never counted twice."
      />
      <Panel title="Send samples" note="These commands work as printed, against this server.">
        <Send origin={`http://${host}`} />
      </Panel>
      <Panel title="Check a few lines first" note="What would be accepted, what would not, and why, line by line.">
        <Checker />
      </Panel>
      <Panel
        title={latest}
        note="Every line is accounted for: accepted, already known, rejected with a reason, or skipped."
      >
        {batches.length > 0 && <Batches batches={batches} now={now} />}
      </Panel>
    </>
  );
}
