import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { BaselineView, GenerationFacts } from "#domain/present/views/lineage.ts";
import { Baseline } from "./baseline.tsx";

const ACTIVE: BaselineView = {
  id: "bl_1",
  name: "release 2",
  reason: "known and taken",
  generations: [1, 2],
  state: "active",
  acceptedBy: "local user",
  acceptedAt: "2026-11-22T09:00:00.000Z",
  expiresAt: "2027-05-21T09:00:00.000Z",
  endedAt: null,
};

const REFERENCE = { catalogue: 1, control: 1, source: "split", digest: "" } as const;
const judged = (verdict: "watch" | "unknown", phase: "healthy" | "reference" = "healthy"): GenerationFacts => ({
  index: 3,
  state: "closed",
  revision: 1,
  accepted: 500,
  rejected: 0,
  parents: [2],
  workflow: null,
  decoding: null,
  trainingSize: null,
  freshShare: null,
  closedAt: null,
  judgement: {
    at: new Date(0),
    policyVersion: 1,
    phase,
    mechanism: null,
    verdict,
    headline: "",
    evidence: null,
    notes: [],
    measurements: [],
    reference: REFERENCE,
    tail: null,
    baseline: null,
  },
});

const shown = (active: BaselineView | null, selected: GenerationFacts | null) =>
  renderToStaticMarkup(<Baseline slug="bot" active={active} selected={selected} />);

describe("Baseline", () => {
  it("says what was accepted, by whom, why and until when, and offers to end it", () => {
    const page = shown(ACTIVE, null);
    for (const said of ["g1, g2", "known and taken", "by local user", "2027-05-21", "End this baseline"])
      expect(page).toContain(said);
  });

  it("offers to accept a judged model generation, and no other", () => {
    expect(shown(null, judged("watch"))).toContain("Accept g3 as baseline");
    expect(shown(null, judged("unknown"))).toBe("");
    expect(shown(null, judged("watch", "reference"))).toBe("");
  });
});
