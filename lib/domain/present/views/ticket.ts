import type { AlertEvidence } from "../../alert/evidence.ts";
import type { InjectionQuantity, Mechanism, TailEvent } from "../../judgement.ts";
import type { TicketAct, TicketState } from "../../ticket.ts";
import type { HistoryLine, LineageName } from "./alert.ts";
import type { SeriesView } from "./series.ts";

/** One ticket on the board. Times are ISO. */
export interface TicketItem {
  key: string;
  lineage: LineageName;
  state: TicketState;
  headline: string;
  /** The figure it was opened on and the newest: "76% at g1, now 14% at g6". */
  figure: string;
  strata: string[];
  humanSamples: number;
  openedIndex: number;
  owner: string | null;
  due: string | null;
  createdAt: string;
}

/** A ticket with everything its page shows. */
export interface TicketDetail extends TicketItem {
  mechanism: Mechanism | null;
  quantities: InjectionQuantity[];
  lostEvents: TailEvent[];
  acts: TicketAct[];
  history: HistoryLine[];
  alert: { id: string; headline: string; state: string; evidence: AlertEvidence; series: SeriesView | null };
}
