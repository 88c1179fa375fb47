/**
 * Which URLs may be called back. A partner names them, so they must lead to nothing that only this service can reach:
 * not to this machine, its network, or the services of its cloud.
 */

import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { optionalEnvironment } from './environment.ts';

/** `internet` reaches public addresses over TLS alone; `loopback` also this machine, for a stack of one's own. */
export type CallbackReach = 'internet' | 'loopback';

/** `CALLBACKS_TO=loopback` is set by the local stack alone; the stack in the cloud never sets it. */
export function callbackReach(): CallbackReach {
  const set = optionalEnvironment('CALLBACKS_TO') ?? 'internet';
  if (set !== 'internet' && set !== 'loopback') throw new Error('CALLBACKS_TO is internet or loopback');
  return set;
}

const PORTS = new Set(['', '443', '8443']);
/** Names that no public name server answers for: RFC 6761, RFC 6762, and that of private use. */
const LOCAL_NAMES = /(?:^|\.)(?:localhost|local|internal)$/;
/** All that is given out of IPv6 to be routed lies here. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * The URL, or undefined for one that may never be called, whatever its name resolves to. The parser of URLs has by then
 * turned every way of writing an address (decimal, octal, hexadecimal, full-width) into the usual one.
 */
export function callbackUrl(text: string, reach: CallbackReach): URL | undefined {
  const url = URL.parse(text);
  if (!url || `${url.username}${url.password}` !== '') return undefined;
  const host = hostOf(url);
  if (reach === 'loopback' && /^https?:$/.test(url.protocol) && (host === 'localhost' || isLoopback(host))) return url;
  if (url.protocol !== 'https:' || !PORTS.has(url.port)) return undefined;
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : undefined;
  return host.includes('.') && !LOCAL_NAMES.test(host) ? url : undefined;
}

/** Whether a callback to the URL may be sent to this address, which its name resolved to. */
export function mayReach(url: URL, address: string, reach: CallbackReach): boolean {
  if (reach === 'loopback' && hostOf(url) === 'localhost') return isLoopback(address);
  return isPublicAddress(address);
}

/** False for every range that is private, shared, local, reserved or of a transition, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  // What a connection takes for an address; the library also takes shortened ones.
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST);
}

function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.process(address).range() === 'loopback';
}

/** Without the brackets of an IPv6 address and the dot that may end a name. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$|\.$/g, '');
}
