import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPrivateAddress } from "./address.ts";

/** Where an outgoing connection goes: the address that was looked up once, and nothing else. */
export interface Outlet {
  host: string;
  port: number;
  addresses: { address: string; family: number }[];
  /** Whether the environment names this very host and port. */
  isAllowed: boolean;
}

/** Looks a name up; stands in for the system's resolver in tests of names that change their mind. */
export type Lookup = (host: string) => Promise<{ address: string; family: number }[]>;

/** What guards the way out. `allow`: `host:port` of in-house receivers, lower case. */
export interface Guard {
  allow: readonly string[];
  lookup?: Lookup;
}

/** Why a connection was not made; the message names host and cause, never a header or a body. */
export class OutletClosed extends Error {
  override readonly name = "OutletClosed";
}

/**
 * The addresses that a host may be reached at. It is looked up once, and who connects uses what is returned: a name cannot
 * change its mind in between. Throws OutletClosed where any address is of this machine or a private network, unless the
 * guard allows that host and port.
 */
export async function outletTo(host: string, port: number, guard: Guard): Promise<Outlet> {
  const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
  const isAllowed = guard.allow.includes(`${host.toLowerCase()}:${port}`);
  const addresses = await resolved(bare, guard.lookup ?? systemLookup);
  if (addresses.length === 0) throw new OutletClosed(`${host}: no address of that name`);
  if (!isAllowed && addresses.some(({ address }) => isPrivateAddress(address)))
    throw new OutletClosed(`${host}: a private address; TAILWATCH_EGRESS_ALLOW opens it`);
  return { host: bare, port, addresses, isAllowed };
}

async function resolved(host: string, resolve: Lookup): Promise<Outlet["addresses"]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  return resolve(host).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "not found";
    throw new OutletClosed(`${host}: ${code}`);
  });
}

const systemLookup: Lookup = (host) => lookup(host, { all: true, verbatim: true });
