// Whose address counts: the socket's, or the one that the outermost declared proxy wrote. A forged header must never be believed.
import { describe, expect, it } from 'vitest';
import { senderOf } from '../../src/http/sender.ts';

const SOCKET = '192.0.2.1';

describe('the sender', () => {
  it.each([
    // No proxy is declared: the header is the sender's own word.
    [0, null, SOCKET],
    [0, '198.51.100.7', SOCKET],
    [0, '198.51.100.7, 203.0.113.9', SOCKET],
    // One proxy: the rightmost entry, whatever was sent along.
    [1, null, SOCKET],
    [1, '', SOCKET],
    [1, '203.0.113.9', '203.0.113.9'],
    [1, '198.51.100.7, 203.0.113.9', '203.0.113.9'],
    [1, '198.51.100.7,203.0.113.9', '203.0.113.9'],
    [1, 'x, y, z, 203.0.113.9', '203.0.113.9'],
    [1, '203.0.113.9, nonsense', SOCKET],
    [1, '203.0.113.9,', SOCKET],
    [1, '203.0.113.9 198.51.100.7', SOCKET],
    [1, '999.0.0.1', SOCKET],
    [1, 'localhost', SOCKET],
    [1, '0x7f.1', SOCKET],
    [1, '<script>', SOCKET],
    // Two proxies: the second from the right; never the third, and never the first where it stands alone.
    [2, '203.0.113.9, 10.0.0.1', '203.0.113.9'],
    [2, '198.51.100.7, 203.0.113.9, 10.0.0.1', '203.0.113.9'],
    [2, '203.0.113.9', SOCKET],
    [2, null, SOCKET],
    [2, '203.0.113.9, forged, 10.0.0.1', SOCKET],
    // Some proxies write the port too.
    [1, '203.0.113.9:50123', '203.0.113.9'],
    [1, '[2001:db8:1:2::9]:50123', '2001:db8:1:2::/64'],
    [1, '[203.0.113.9', SOCKET],
    [1, '203.0.113.9:port', SOCKET],
  ])('behind %i proxies with %j is %s', (hops, forwarded, sender) => {
    expect(senderOf(SOCKET, forwarded, hops)).toBe(sender);
  });
  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    // An IPv4 sender on a socket of both kinds: not one network of all of them.
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['::ffff:c633:6407', '198.51.100.7'],
    ['198.51.100.7', '198.51.100.7'],
    [undefined, 'unknown'],
  ])('on the socket of %s is %s', (socket, sender) => {
    expect(senderOf(socket, null, 0)).toBe(sender);
  });
});
