/** Is an endpoint on this machine? Default deny: a name that is not surely local is hosted. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * true for loopback addresses and `localhost`, and for the networks that the owner of this machine has allowed
 * (CIDR, e.g. `192.168.1.0/24`, or exact host names).
 */
export function isLocalEndpoint(endpoint: string, allowed: readonly string[] = []): boolean {
  if (!URL.canParse(endpoint)) return false;
  const host = new URL(endpoint).hostname.replace(/^\[|\]$/gu, '').toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  if (isIP(host) === 0) return allowed.some((entry) => entry.toLowerCase() === host);
  const address = ipaddr.process(host);
  if (address.range() === 'loopback') return true;
  return allowed.some((entry) => matches(address, entry));
}

function matches(address: ReturnType<typeof ipaddr.process>, entry: string): boolean {
  if (!ipaddr.isValidCIDR(entry))
    return ipaddr.isValid(entry) && ipaddr.process(entry).toString() === address.toString();
  const [network, bits] = ipaddr.parseCIDR(entry);
  return network.kind() === address.kind() && address.match(network, bits);
}
