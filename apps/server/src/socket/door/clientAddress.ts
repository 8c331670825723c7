import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Where a request comes from, as far as limits go. */
export type AddressOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

/**
 * The address of a client behind `trustedProxies` proxies of the operator's own: each appends to X-Forwarded-For whom it
 * heard, so the list is believed from its end, and only as far as those reach. What is before them anybody may have written.
 *
 * @param onDisbelieved called once, when the first client comes through a proxy that nobody trusts.
 */
export function createAddressOf(trustedProxies: number, onDisbelieved: () => void = () => {}): AddressOf {
  let wasDisbelieved = false;
  return ({ headers, socket }) => {
    const direct = socket.remoteAddress ?? '';
    const forwarded = headers['x-forwarded-for'];
    if (trustedProxies === 0) {
      if (forwarded !== undefined && !wasDisbelieved) onDisbelieved();
      wasDisbelieved ||= forwarded !== undefined;
      return networkOf(direct);
    }
    const heard = String(forwarded ?? '').split(',');
    const chain = [...heard.flatMap((item) => item.trim() || []), direct];
    return networkOf(chain.at(-1 - trustedProxies) ?? chain[0] ?? direct);
  };
}

/** One home has a whole /64 of IPv6, so that is what counts as one address. IPv4 within IPv6 is IPv4. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
