import { BlockList, isIP } from "node:net";

/** Ranges that no address of the public internet lies in (IANA special-purpose registries). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv4");
}
for (const [net, bits] of [
  // The unspecified address, loopback, and IPv4 addresses in their oldest IPv6 clothes.
  ["::", 96],
  // Translated IPv4 (NAT64, 6to4, Teredo): what is behind it cannot be seen from here.
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2001::", 32],
  ["2002::", 16],
  ["100::", 64],
  ["2001:db8::", 32],
  ["fec0::", 10],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv6");
}

/** Names that are given to machines of a private network only. */
const PRIVATE_NAME = /^[^.]+$|\.(localhost|local|internal|lan|home|home\.arpa|svc|test)$/i;

/** Whether an address belongs to this machine or a private network. Given an IP address; one in IPv6 clothes is unwrapped. */
export function isPrivateAddress(address: string): boolean {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(inner);
  return family === 0 || PRIVATE.check(inner, family === 4 ? "ipv4" : "ipv6");
}

/** Whether a host of an address that a person wrote says itself that it is private: a private IP address or such a name. */
export function namesPrivate(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return isIP(bare) === 0 ? PRIVATE_NAME.test(bare) : isPrivateAddress(bare);
}
