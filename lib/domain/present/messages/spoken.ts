import type { JudgedMessage, Message, ReviewMessage, RiskMessage, TestMessage } from "../../notify/message.ts";
import type { Spoken } from "../../notify/spoken.ts";
import { generationName } from "../format.ts";
import { spokenAlerts } from "./alerts.ts";
import { spokenTicket } from "./ticket.ts";

const PLAIN = { details: [], facts: [], quotes: [], alertId: null };

/** A message in words. Given when it was written, as ISO time. */
export function spokenOf(message: Message, at: string): Spoken {
  switch (message.kind) {
    case "alerts":
      return spokenAlerts(message, at);
    case "ticket":
      return spokenTicket(message);
    case "judged":
      return spokenJudged(message);
    case "review":
      return spokenReview(message);
    case "risk":
      return spokenRisk(message);
    case "test":
      return spokenTest(message);
  }
}

function spokenJudged(message: JudgedMessage): Spoken {
  const { lineage, generation, verdict, phase, mechanism, headline, revision } = message;
  const title = `${lineage.slug} ${generationName(generation)}: ${headline}`;
  return {
    ...PLAIN,
    tag: verdict,
    tone: verdict,
    title,
    short: title,
    details: [mechanism === null ? `Phase ${phase}.` : `Phase ${phase}, mechanism ${mechanism}.`],
    next: "Open the lineage to see what was measured.",
    context: `Generation ${generation}, revision ${revision}`,
    links: [{ name: "Open lineage", path: `/lineages/${lineage.slug}?g=${generation}` }],
  };
}

function spokenReview({ review, reviewer, headline, digest }: ReviewMessage): Spoken {
  const title = `Review ${review}: ${headline}`;
  return {
    ...PLAIN,
    tag: "review",
    tone: "ok",
    title,
    short: title,
    details: [`Reviewed and frozen by ${reviewer}.`],
    next: "Read what was decided, by whom and until when.",
    context: `SHA-256 ${digest}`,
    links: [{ name: "Open review", path: `/reviews/${review}` }],
  };
}

function spokenRisk({ lineage, risk }: RiskMessage): Spoken {
  const [low, high] = risk.likelihood;
  const title = `${risk.ref} ${risk.title}: likelihood ${low === high ? low : `${low}-${high}`} of 5`;
  return {
    ...PLAIN,
    tag: "risk",
    tone: high >= 4 ? "watch" : "ok",
    title,
    short: title,
    details: [risk.impact === null ? "Nobody has set its impact." : `Impact ${risk.impact} of 5.`],
    next: "Confirm the rating, or say why it is another.",
    context: `Lineage ${lineage.slug}`,
    links: [{ name: "Open risk", path: `/risks/${risk.ref}` }],
  };
}

function spokenTest({ by }: TestMessage): Spoken {
  const title = "Test: Tailwatch reaches this target. Nothing has happened.";
  return {
    ...PLAIN,
    tag: "test",
    tone: "ok",
    title,
    short: title,
    details: [`Asked for by ${by}.`],
    next: "There is nothing to do.",
    context: "Test",
    links: [{ name: "Open notifications", path: "/settings/notifications" }],
  };
}
