// From which network address a request came: the socket's own, or the one that a declared proxy names. Believes nobody else.
import { isIP } from 'node:net';

const WITH_PORT = /^(?:\[([^\]]*)\](?::\d{1,5})?|([\d.]+):\d{1,5})$/;
/** The first half of an IPv6 address is the network; a household gets all of the rest. */
const NETWORK_GROUPS = 4;
const MAPPED = /^(?:0:){5}ffff:/;

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = [], tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').map((half) => half.split(':').filter(Boolean));
  if (tail === undefined) return head;
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}

/** An IPv4 address as it is, an IPv6 address as its network of 64 bits, an IPv4 address in IPv6 clothes as IPv4; undefined where it is none. */
function networkOf(text: string): string | undefined {
  const address = text.replace(/%.*$/, '');
  const kind = isIP(address);
  if (kind !== 6) return kind === 4 ? address : undefined;
  const groups = groupsOf(address);
  if (!MAPPED.test(`${groups.join(':')}:`)) return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
  const [high, low] = groups.slice(6).map((group) => parseInt(group, 16)) as [number, number];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * The sender of a request. `hops` proxies stand before the server, and each wrote one address at the right end of X-Forwarded-For
 * (`forwarded`): the sender's is the one that the outermost wrote. What stands further left is the sender's own word, and is never read.
 * Where there are fewer, or it is no address, the socket's counts. A socket that is gone already has none: all such are one sender.
 */
export function senderOf(socket: string | undefined, forwarded: string | null, hops: number): string {
  const own = networkOf(socket ?? '') ?? 'unknown';
  const named = hops > 0 ? forwarded?.split(',').at(-hops)?.trim() : undefined;
  if (named === undefined) return own;
  const [, bracketed, plain] = WITH_PORT.exec(named) ?? [];
  return networkOf(bracketed ?? plain ?? named) ?? own;
}
