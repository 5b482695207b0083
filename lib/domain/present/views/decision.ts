import type { TicketState } from "../../ticket.ts";

/** Something a person has to decide: a ticket that waits, or a breach without one, with the act proposed. */
export interface Decision {
  /** "TW-3", or "alert". */
  key: string;
  /** "TW-3", or the id of the alert. */
  subject: string;
  /** The state that a ticket waits in; null for an alert. */
  state: TicketState | null;
  href: string;
  lineage: { slug: string; name: string };
  finding: string;
  /** "Approve 4,195 human samples". */
  act: string;
  since: number;
  owner: string | null;
  due: string | null;
}
