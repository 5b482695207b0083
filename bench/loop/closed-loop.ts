import type { GenerationJudgement } from "#domain/judgement.ts";
import { humanSamplesWanted } from "#domain/ticket.ts";
import type { StratumVerification } from "#domain/verify/verification.ts";
import { outcomeOf, verifyTicket } from "#domain/verify/verify.ts";
import { type Injection, judged, type Loop, type Recursion } from "./lineage.ts";

/** Generations after which a lineage that never got a ticket is given up. */
const LAST = 10;

/** A lineage at the generation that opened its ticket. */
interface Opened {
  loop: Loop;
  index: number;
  judgement: GenerationJudgement;
}

/** What was injected: what the ticket asks, as it asks it; as many chosen blindly as it says would do; nothing. */
export const INJECTED = ["asked", "at random", "nothing"] as const;

/** One closed loop: from the ticket to the verdict on the next generation. */
export interface ClosedLoop {
  recursion: string;
  seed: number;
  injected: (typeof INJECTED)[number];
  decoding: "as before" | "fixed";
  openedIndex: number;
  samples: number;
  outcome: StratumVerification["outcome"];
  strata: (Pick<StratumVerification, "stratum" | "target" | "p" | "outcome"> & { before: number; after: number })[];
}

/** Breeds a lineage generation by generation until one opens a ticket, as a server would see it; null when none does. */
function opened(recursion: Recursion, loopAt: (recursion: Recursion) => Loop, seed: string): Opened | null {
  for (let index = 1; index <= LAST; index++) {
    const loop = loopAt({ ...recursion, generations: index });
    const judgement = judged(loop, loop.generation, index, `${seed}/${index}`);
    if (judgement.quantities.some(({ stratum }) => stratum.startsWith("rarity:"))) return { loop, index, judgement };
  }
  return null;
}

function verdictOn(
  { loop, index, judgement }: Opened,
  orders: readonly Injection[],
  isDecodingFixed: boolean,
  seed: string,
): Pick<ClosedLoop, "outcome" | "strata"> {
  const after = loop.next(orders, isDecodingFixed);
  const next = judged(loop, after, index + 1, `${seed}/next`);
  const wanted = humanSamplesWanted(judgement.quantities);
  const { verification } = verifyTicket({
    reference: loop.reference,
    pair: { before: loop.generation, after },
    index: { before: index, after: index + 1 },
    judged: { before: judgement.measurements, after: next.measurements },
    mechanism: next.mechanism,
    massShareOfLoss: next.evidence?.massShareOfLoss ?? null,
    ticket: { quantities: judgement.quantities, wanted, humanSamples: wanted },
    bundle: loop.bundle,
    seed: `${seed}/verify`,
  });
  return {
    outcome: outcomeOf(verification),
    strata: verification.strata.map(({ stratum, target, p, outcome, before: old, after: now }) => ({
      ...{ stratum, target, p, outcome },
      ...{ before: old?.value ?? Number.NaN, after: now?.value ?? Number.NaN },
    })),
  };
}

/** Runs one lineage through every injection, and where its decoding removes the tail, with that mended too. Null: no ticket. */
export function closedLoops(
  recursion: Recursion,
  loopAt: (recursion: Recursion) => Loop,
  seed: number,
): ClosedLoop[] | null {
  const name = `loop/${recursion.name}/${seed}`;
  const start = opened(recursion, loopAt, name);
  if (!start) return null;
  const { quantities } = start.judgement;
  const most = Math.max(0, ...quantities.map(({ atRandom }) => atRandom ?? Number.POSITIVE_INFINITY));
  const orders: Record<(typeof INJECTED)[number], Injection[] | null> = {
    asked: quantities.map(({ humanSamples, stratum }) => ({ count: humanSamples, chosenFor: stratum })),
    "at random": most <= start.loop.available && most < 1e5 ? [{ count: most, chosenFor: null }] : null,
    nothing: [],
  };
  const decodings = recursion.temperature === 1 ? [false] : [false, true];
  return INJECTED.flatMap((injected) =>
    decodings.flatMap((isFixed): ClosedLoop[] => {
      const asked = orders[injected];
      if (!asked || (isFixed && injected === "nothing")) return [];
      const decoding = isFixed ? "fixed" : "as before";
      const samples = asked.reduce((sum, { count }) => sum + count, 0);
      const told = verdictOn(start, asked, isFixed, `${name}/${injected}/${decoding}`);
      return [{ recursion: recursion.name, seed, injected, decoding, openedIndex: start.index, samples, ...told }];
    }),
  );
}
