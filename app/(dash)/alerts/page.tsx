import type { Metadata } from "next";
import { Inbox } from "#components/alert/inbox.tsx";
import { InboxBar } from "#components/alert/inbox-bar.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { ALERT_STATES } from "#domain/alert.ts";
import { askedWord, type Query } from "#domain/present/address.ts";
import { pulseWords } from "#domain/present/alert-acts.ts";
import { ALERT_STATE_WORDS, emptyInboxWords } from "#domain/present/loop.ts";
import { readAlerts } from "#services/reads/alerts.ts";
import { reading } from "../../reading.ts";

export const metadata: Metadata = { title: "Alerts" };

const OPEN = ALERT_STATES.filter((state) => state !== "resolved");
const TABS = ["open", ...ALERT_STATES] as const;

export default async function Alerts({ searchParams }: { searchParams: Promise<Query> }) {
  const { value: tab, complaint } = askedWord(await searchParams, "tab", TABS, "open");
  const { counts, groups, judgedAt, now } = await reading((ctx) => readAlerts(ctx, tab === "open" ? OPEN : [tab]));
  const open = OPEN.reduce((sum, state) => sum + counts[state], 0);
  const tabs = TABS.map((name) => ({
    name: name.charAt(0).toUpperCase() + name.slice(1),
    href: name === "open" ? "/alerts" : `/alerts?tab=${name}`,
    isCurrent: name === tab,
    count: name === "open" ? open : counts[name],
  }));
  return (
    <>
      <PageHeader title="Alerts" freshness={tab === "open" ? "Oldest breach first" : ALERT_STATE_WORDS[tab]} />
      <Tabs label="Alerts by state" tabs={tabs} />
      {complaint !== null && <p className="pt-4 text-muted">{complaint}</p>}
      {groups.length === 0 ? (
        <Empty title={emptyInboxWords(tab)}>{pulseWords(judgedAt, now)}</Empty>
      ) : (
        <>
          {tab !== "resolved" && <InboxBar />}
          <Inbox groups={groups} canAct={tab !== "resolved"} />
        </>
      )}
    </>
  );
}
