import { property, assert as check, integer, tuple, constantFrom, boolean } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf } from '../../../bridge/domain/network.ts';

const byte = integer({ min: 0, max: 255 });
const group = integer({ min: 0, max: 0xffff });
const groups = tuple(group, group, group, group, group, group, group, group);
type Groups = readonly number[];

/** One of the many ways to write the same address. */
function spell(parts: Groups, upper: boolean, padded: boolean, end: string): string {
  const written = parts.map((part) => part.toString(16).padStart(padded ? 4 : 1, '0')).join(':') + end;
  return upper ? written.toUpperCase() : written;
}

describe('The network of an address', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9/32', null],
    ['::ffff:203.0.113.9', '203.0.113.9/32', null],
    ['::FFFF:cb00:7109', '203.0.113.9/32', null],
    ['0:0:0:0:0:ffff:203.0.113.9', '203.0.113.9/32', null],
    ['64:ff9b::203.0.113.9', '203.0.113.9/32', null],
    ['203.000.113.009', '203.0.113.9/32', null],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:db8::', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    [' 203.0.113.9 ', '203.0.113.9/32', null],
  ])('%s is %s, of %s', (address, narrow, wide) => expect(networkOf(address)).toEqual({ narrow, wide }));

  it.each(['', 'unknown', '1.2.3', '1.2.3.256', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', 'x::1', '1.2.3.4:80'])(
    '“%s” is no address: all of these are one network, so that none is free of limits',
    (address) => expect(networkOf(address)).toEqual({ narrow: 'unknown', wide: null }),
  );

  it('is the same however an IPv6 address is spelt, and for all addresses of its /64', () => {
    const other = tuple(group, group, group, group);
    check(
      property(
        groups,
        other,
        boolean(),
        boolean(),
        constantFrom('', '%1', '%eth0'),
        (parts, rest, upper, padded, end) => {
          // What maps IPv4 is IPv4.
          if (parts[0] === 0 || parts[0] === 0x64) return;
          const network = networkOf(parts.map((part) => part.toString(16)).join(':'));
          expect(networkOf(spell(parts, upper, padded, end))).toEqual(network);
          expect(networkOf(spell([...parts.slice(0, 4), ...rest], upper, padded, end))).toEqual(network);
        },
      ),
    );
  });

  it('differs for two IPv4 addresses, two /64 and two /48', () => {
    check(
      property(tuple(byte, byte, byte, byte), tuple(byte, byte, byte, byte), (one, other) => {
        const isSame = one.join('.') === other.join('.');
        expect(networkOf(one.join('.')).narrow === networkOf(other.join('.')).narrow).toBe(isSame);
      }),
    );
    check(
      property(groups, groups, (one, other) => {
        const [first, second] = [one, other].map((parts) =>
          networkOf(spell([0x2001, ...parts.slice(1)], false, false, '')),
        );
        const same = (count: number) => one.slice(1, count).join(':') === other.slice(1, count).join(':');
        expect([first!.narrow === second!.narrow, first!.wide === second!.wide]).toEqual([same(4), same(3)]);
      }),
    );
  });
});
