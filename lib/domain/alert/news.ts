import type { ToldAlert } from "../notify/message.ts";

/** Policies that hang on no metric carry no measurement and are muted by none. */
const metricOf = ({ measurement }: ToldAlert) => measurement?.metric ?? null;

/** First number of a slice: the rarity it begins with. */
const rarityOf = ({ measurement }: ToldAlert) => Number(/\d+/.exec(measurement?.slice ?? "")?.[0] ?? 0);

/**
 * What is told of one lineage at one generation, in the order in which it is told: breach before watch, the rarest
 * stratum first. A breach that stands mutes the watch of the same metric; an end is never muted.
 * Given the news and the metrics that have an open breach.
 */
export function spokenNews(news: readonly ToldAlert[], breached: ReadonlySet<string>): ToldAlert[] {
  const isMuted = (each: ToldAlert) => {
    const metric = metricOf(each);
    return each.severity === "watch" && each.news !== "resolved" && metric !== null && breached.has(metric);
  };
  return news
    .filter((each) => !isMuted(each))
    .sort((a, b) => harmOf(a) - harmOf(b) || rarityOf(a) - rarityOf(b) || (a.policy.id < b.policy.id ? -1 : 1));
}

const harmOf = ({ severity }: ToldAlert) => (severity === "breach" ? 0 : 1);
