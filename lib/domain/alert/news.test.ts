import { describe, expect, it } from "vitest";
import type { ToldAlert } from "../notify/message.ts";
import { spokenNews } from "./news.ts";

const told = (
  id: string,
  severity: "watch" | "breach",
  more: Partial<ToldAlert> & { slice?: string } = {},
): ToldAlert => {
  const { slice = "rarity:1", ...rest } = more;
  const nothing = { value: 0.7, low: 0.6, high: 0.8, n: 9, p: 0.01, control: null, mde: null };
  return {
    id,
    group: 1,
    news: "firing",
    state: "firing",
    severity,
    headline: "",
    policy: { id, version: 1, watch: null, breach: null },
    measurement: { metric: "tail.retention", version: 1, slice, ...nothing },
    openedIndex: 1,
    owner: null,
    ticket: null,
    note: "",
    openedAt: "",
    runbook: null,
    ...rest,
  };
};
const ids = (news: ToldAlert[], breached: string[] = []) => spokenNews(news, new Set(breached)).map(({ id }) => id);

describe("spokenNews", () => {
  it("tells breaches before watches, and the rarest stratum first", () => {
    const news = [
      told("w", "watch", { slice: "rarity:1" }),
      told("late", "breach", { slice: "rarity:4-9" }),
      told("early", "breach", { slice: "rarity:2-3" }),
    ];
    expect(ids(news)).toEqual(["early", "late", "w"]);
  });

  it("mutes the watch of a metric that stands in breach, but never its end, nor what hangs on no metric", () => {
    const news = [
      told("muted", "watch"),
      told("ended", "watch", { news: "resolved" }),
      told("cannot-judge", "watch", { measurement: null }),
      told("breach", "breach"),
    ];
    expect(ids(news, ["tail.retention"])).toEqual(["breach", "cannot-judge", "ended"]);
    expect(ids(news, ["diversity.types"])).toContain("muted");
  });
});
