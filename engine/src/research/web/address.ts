/** Which addresses a fetch may reach: public ones, never this machine, its network or its cloud's control services. */
import ipaddr from 'ipaddr.js';

/** Control services of clouds that answer under public addresses. */
const CONTROL_SERVICES: ReadonlySet<string> = new Set(['168.63.129.16']);

/**
 * Whether an IPv4 or IPv6 address, as text, belongs to the public internet. IPv4 inside IPv6 is judged as IPv4;
 * tunnels and translation prefixes (6to4, Teredo, NAT64) are refused, as they may lead anywhere.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && !CONTROL_SERVICES.has(parsed.toString());
}

/** A URL's host without the brackets of IPv6. */
export function hostnameOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
