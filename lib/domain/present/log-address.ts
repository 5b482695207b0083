import { DELIVERY_STATES } from "../notify/target.ts";
import type { Query } from "./address.ts";

type State = (typeof DELIVERY_STATES)[number];

/** What of the log an address asks for. */
export interface AskedLog {
  state: State | undefined;
  target: string | undefined;
  cursor: string | undefined;
}

/** Tabs of the log. */
export const LOG_TABS: readonly { name: string; state: State | undefined }[] = [
  { name: "All", state: undefined },
  { name: "On the way", state: "waiting" },
  { name: "Delivered", state: "delivered" },
  { name: "Given up", state: "dead" },
  { name: "Dropped", state: "dropped" },
];

/** Reads what of the log is asked for; what is no state, target or cursor counts as none. */
export function askedLog(query: Query): AskedLog {
  const one = (key: string, form: RegExp) => {
    const value = query[key];
    const text = Array.isArray(value) ? value.at(-1) : value;
    return text !== undefined && form.test(text) ? text : undefined;
  };
  const state = one("state", /./);
  return {
    state: DELIVERY_STATES.find((each) => each === state),
    target: one("target", /^tg_[0-9a-f]{1,32}$/),
    cursor: one("cursor", /^[1-9]\d{0,9}$/),
  };
}

/** The address of a part of the log. */
export function logHref(asked: AskedLog): string {
  const given = Object.entries(asked).flatMap(([key, value]): [string, string][] => (value ? [[key, value]] : []));
  const query = new URLSearchParams(given).toString();
  return `/settings/notifications${query === "" ? "" : `?${query}`}#log`;
}
