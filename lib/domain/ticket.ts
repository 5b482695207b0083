export const TICKET_STATES = [
  "proposed", "approved", "collecting", "injected", "verifying", "verified", "reopened", "canceled",
] as const;
export type TicketState = (typeof TICKET_STATES)[number];
