import { isOpening } from "./audience.ts";
import type { AlertMessage, Message, ToldAlert } from "./message.ts";

/** The alert that a message is named after: the worst that asks for somebody, else the worst. Null for none. */
export function leadingAlert(message: AlertMessage): ToldAlert | null {
  return message.alerts.find((alert) => isOpening(alert.news)) ?? message.alerts[0] ?? null;
}

/** The type of a message as receivers filter on it: `alert.firing`, `ticket.verified`, `generation.judged`. */
export function typeOf(message: Message): string {
  switch (message.kind) {
    case "alerts": {
      const alert = leadingAlert(message);
      return `alert.${alert?.news === "snoozed" ? "snoozed" : (alert?.state ?? "firing")}`;
    }
    case "ticket":
      return `ticket.${message.news}`;
    case "judged":
      return "generation.judged";
    case "review":
      return "review.frozen";
    case "risk":
      return "risk.changed";
    case "test":
      return "test";
  }
}
