import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfHost } from '../../../../bridge/adapters/network/private-address.ts';
import { isOfOwnNetwork, isOfPrivateNetwork, isPublic } from '../../../../bridge/adapters/network/reachable-address.ts';

describe('What is of this machine or of the owner’s own networks', () => {
  const PLACES = [
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '::1', 'fc00::1', 'fd12::1'],
    ...[
      '100.64.0.1',
      '169.254.169.254',
      'fe80::1',
      '8.8.8.8',
      '::ffff:10.0.0.1',
      '::ffff:8.8.8.8',
      '172.32.0.1',
      '0.0.0.0',
    ],
  ];
  it.each(PLACES)('%s is so by one list: for plain http, and for receivers of the owner’s', async (address) => {
    const place = await placeOfHost('host', () => Promise.resolve([{ address }]));
    expect(place === 'private').toBe(isOfOwnNetwork(address));
    // Providers' shared addresses may be a network of the owner's, too (Tailscale): a receiver there is named one by one.
    expect(isOfPrivateNetwork(address)).toBe(isOfOwnNetwork(address) || address.startsWith('100.64.'));
  });
});

describe('What is not of the internet at large', () => {
  it.each([
    ['this machine', '127.0.0.1', '127.255.255.254', '::1'],
    ['no address at all', '0.0.0.0', '0.1.2.3', '::'],
    ['private networks', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1'],
    ['networks of providers (CGNAT)', '100.64.0.1', '100.127.255.255'],
    ['one link, where clouds keep their credentials', '169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'febf::1'],
    ['site-local', 'fec0::1', 'feff::1'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:93.184.216.34', '::127.0.0.1', '::ffff:0:127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1'],
    ['6to4', '2002:7f00:1::', '2002:a9fe:a9fe::1', '192.88.99.1'],
    ['Teredo', '2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['examples in books', '192.0.2.1', '198.51.100.7', '203.0.113.9', '2001:db8::1', '3fff::1', '3fff:fff::1'],
    ['measuring and protocols', '198.18.0.1', '198.19.255.255', '192.0.0.8', '2001:2::1', '2001:20::1', '100::1'],
    ['many at once', '224.0.0.1', '239.255.255.250', 'ff02::1', '255.255.255.255'],
    ['reserved', '240.0.0.1', '254.1.1.1', '4000::1', '5f00::1', 'e000::1'],
    ['no address', '', 'localhost', '93.184.216', '2130706433', '0x7f.1', '1.2.3.4/8'],
  ])('%s', (_what, ...addresses) => {
    for (const address of addresses) expect([address, isPublic(address)]).toEqual([address, false]);
  });

  it('and what is', () => {
    for (const address of [
      '93.184.216.34',
      '1.1.1.1',
      '172.32.0.1',
      '100.128.0.1',
      '11.0.0.1',
      '192.0.1.1',
      '223.255.255.255',
      '2606:2800:220:1::1',
      '2a00:1450::1',
      '2001:4860:4860::8888',
      '3000::1',
    ])
      expect([address, isPublic(address)]).toEqual([address, true]);
  });
});

it('This machine and private networks are known as such; where clouds keep credentials is not one of them', () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.0.9', '100.64.0.1', '::1', 'fd00::1'])
    expect([address, isOfPrivateNetwork(address)]).toEqual([address, true]);
  for (const address of [
    '169.254.169.254',
    'fe80::1',
    '0.0.0.0',
    '::',
    '93.184.216.34',
    '2606:2800::1',
    '224.0.0.1',
    '',
  ])
    expect([address, isOfPrivateNetwork(address)]).toEqual([address, false]);
});

it('No address is both', () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  fc.assert(
    fc.property(address, (one) => !(isPublic(one) && isOfPrivateNetwork(one))),
    { numRuns: 5000 },
  );
});

it('However an address is written in a URL, it is judged by what it means', () => {
  for (const url of [
    'https://0x7f.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://[::ffff:127.0.0.1]/',
    'https://①②⑦.0.0.1/',
  ])
    expect(isPublic(new URL(url).hostname.replace(/^\[|\]$/g, ''))).toBe(false);
});
