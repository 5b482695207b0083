import type { IntakeRow } from "#db/intake.ts";
import type { IntakeClaim } from "#domain/intake/rules.ts";
import type { Rejection } from "#domain/sample.ts";

/** What a sender is told about one upload: offered = accepted + duplicates + refused. `digest`: of the decoded body. */
export interface IntakeReceipt {
  intake: string;
  ticket: string;
  round: number;
  claim: IntakeClaim;
  offered: number;
  accepted: number;
  duplicates: number;
  refused: number;
  digest: string;
  refusedByCode: Record<string, number>;
  /** The first hundred; the first thousand are kept. */
  refusals: Rejection[];
}

/** What a sender of human data gets: 201, or 207 when some lines were refused. `replayed`: the receipt of an earlier request. */
export interface TakenIn {
  status: 201 | 207;
  receipt: IntakeReceipt;
  replayed: boolean;
}

const SHOWN = 100;

/** The receipt of an upload as it was written down. */
export function intakeReceipt(ticket: string, row: IntakeRow): IntakeReceipt {
  const { id, round, claim, offered, accepted, duplicates, refused, digest, refusedByCode, refusals } = row;
  const counts = { offered, accepted, duplicates, refused };
  const shown = refusals.slice(0, SHOWN);
  return { intake: id, ticket, round, claim, ...counts, digest: `sha256:${digest}`, refusedByCode, refusals: shown };
}
