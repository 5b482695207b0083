import type { Verdict } from "../judgement.ts";

/** A place in this installation, by the path of its address. */
export interface SpokenLink {
  name: string;
  path: string;
}

/** A message in words, the same for every channel; each escapes it for itself. */
export interface Spoken {
  /** In brackets before a subject: "breach", "resolved", "test". */
  tag: string;
  /** What colours it. */
  tone: Verdict;
  /** Line 1: lineage, generation, finding with interval and line. */
  title: string;
  /** The title without interval and line, for a subject. */
  short: string;
  /** Line 2, and one line for each further finding. */
  details: string[];
  /** Line 3: the one next act. */
  next: string;
  facts: { name: string; value: string }[];
  /** Lost events, for targets that take samples; not yet cut or quoted. */
  quotes: string[];
  /** By what it was judged. */
  context: string;
  /** The first leads to what the message is about. */
  links: SpokenLink[];
  /** Whose card pictures it, or null. */
  alertId: string | null;
}

/** What a channel writes from. */
export interface Outgoing<Told> {
  /** Stable over retries and replays. */
  id: string;
  message: Told;
  spoken: Spoken;
  /** Address of this installation, without a slash at the end. */
  base: string;
  installation: string;
  now: Date;
  /** Whether lost events may be quoted. */
  samples: boolean;
  /** Address of the picture; null where nobody outside could fetch it. */
  image: string | null;
}
