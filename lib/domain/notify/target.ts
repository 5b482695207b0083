import type { Severity } from "../alert.ts";
import type { Phase } from "../judgement.ts";

export const TARGET_KINDS = ["slack", "pagerduty", "webhook", "email", "alertmanager", "tracker"] as const;

export const TRACKERS = ["jira", "linear", "github"] as const;
export type Tracker = (typeof TRACKERS)[number];

/** How a target is reached. `samples`: whether lost events may be quoted; secrets are never read back. */
export type TargetSettings =
  | { kind: "slack"; url: string; samples: boolean }
  | { kind: "pagerduty"; url: string; routingKey: string; samples: boolean }
  | { kind: "webhook"; url: string; secret: string; previousSecret: string | null; samples: boolean }
  | { kind: "email"; to: string[]; samples: boolean }
  | { kind: "alertmanager"; url: string; samples: boolean }
  | { kind: "tracker"; tracker: Tracker; url: string; secret: string; previousSecret: string | null; samples: boolean };

/** `waiting`: for its time or its turn; `delivered`; `dead`: given up, may be replayed; `dropped`: its target was removed. */
export const DELIVERY_STATES = ["waiting", "delivered", "dead", "dropped"] as const;

/** One rule of routing: what is null fits everything. The first that fits decides; none fits: nobody is told. */
export interface Route {
  lineage: string | null;
  owner: string | null;
  severity: Severity | "unknown" | null;
  phase: Phase | null;
  targets: string[];
}
