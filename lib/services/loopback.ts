/** Addresses the server may be bound to: those that other machines cannot reach. */
export const LOOPBACK_ADDRESSES = ["127.0.0.1", "::1", "localhost"] as const;

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Whether a Host header names this machine.
 * The server listens on loopback only, but a foreign name may be made to point there (DNS rebinding), and then a page of that
 * name reads what the server says: so any other name is refused.
 */
export function isLoopbackHost(host: string | null): boolean {
  return host !== null && LOOPBACK_HOST.test(host);
}

/**
 * Whether a request that changes something comes from our own pages, or from no page at all (curl, a client).
 * Browsers send Sec-Fetch-Site or Origin with every such request and scripts cannot forge them.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  return origin === null || origin === `http://${headers.get("host")}`;
}

/**
 * Whether a command line starts `next start` on an address that other machines reach; it does so whenever no host name is given.
 * A Host header can be forged, an address that is not listened on cannot be reached.
 */
export function isServedToOthers(argv: readonly string[]): boolean {
  const [, program = "", command, ...rest] = argv;
  if (!/[\\/]next$/.test(program) || command !== "start") return false;
  const at = rest.findIndex((part) => part === "-H" || part === "--hostname");
  const given = at === -1 ? rest.find((part) => part.startsWith("--hostname="))?.slice(11) : rest[at + 1];
  return !LOOPBACK_ADDRESSES.some((address) => address === given);
}

export const REFUSED =
  "This server answers on this machine only: there is no sign-in yet. Open it as http://localhost.";
