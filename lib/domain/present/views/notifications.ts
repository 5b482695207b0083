import type { RoutedTarget } from "../../notify/routing.ts";
import type { DELIVERY_STATES, Route, Tracker } from "../../notify/target.ts";

/** A target as people see it: no secret of it is ever read back. */
export interface TargetView {
  id: string;
  kind: RoutedTarget["kind"];
  name: string;
  isEnabled: boolean;
  /** Why it was switched off by itself, or null. */
  disabledBecause: string | null;
  /** Where it leads, without what is secret in it: a host, or addresses of mail. */
  place: string;
  samples: boolean;
  tracker: Tracker | null;
  /** Whether two secrets are in force. */
  isRotating: boolean;
  /** ISO times, null for never or not. */
  lastDelivered: string | null;
  failingSince: string | null;
  /** What the newest try met, while it fails. */
  failure: AttemptView | null;
  waiting: number;
  dead: number;
}

/** One try as the log shows it. */
export interface AttemptView {
  at: string;
  status: number | null;
  said: string;
  milliseconds: number;
}

/** One delivery as the log shows it. */
export interface DeliveryView {
  id: string;
  message: string;
  type: string;
  title: string;
  target: { id: string; name: string; kind: RoutedTarget["kind"] };
  state: (typeof DELIVERY_STATES)[number];
  createdAt: string;
  /** When it is tried next, for one that waits. */
  nextAt: string | null;
  attempts: AttemptView[];
  isReplayable: boolean;
}

/** A page of the log; `next`: cursor of the following one, null at the end. */
export interface DeliveryLog {
  data: DeliveryView[];
  next: string | null;
}

/** Who is told of what, and the same as sentences. */
export interface RoutesView {
  routes: Route[];
  preview: string[];
}

/** What the page of notifications shows. */
export interface NotificationsView {
  targets: TargetView[];
  routes: RoutesView;
  lineages: string[];
  log: DeliveryLog;
  /** Deliveries that were given up. */
  dead: number;
  /** What is missing for mail, or null. */
  mailMissing: string | null;
  now: string;
}
