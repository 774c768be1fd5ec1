import { describe, expect, it } from 'vitest';
import { plainHttpProblem } from '../../../../bridge/adapters/wordpress/plain-http.ts';

const resolvesTo =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address })));

describe('plain http', () => {
  it.each(['127.0.0.1', '127.8.9.1', '10.1.2.3', '172.16.0.1', '172.31.255.1', '192.168.1.1', '::1', 'fd00::5'])(
    'may go to %s',
    async (address) => {
      expect(await plainHttpProblem('http://wordpress', resolvesTo(address))).toBeNull();
    },
  );

  it.each(['8.8.8.8', '172.32.0.1', '169.254.169.254', '100.64.0.1', '2001:4860::1', 'fe80::1', '0.0.0.0'])(
    'may not go to %s',
    async (address) => {
      expect(await plainHttpProblem('http://wordpress', resolvesTo(address))).toContain('https://');
    },
  );

  it('may not go to a name that has a public address too', async () => {
    expect(await plainHttpProblem('http://wordpress', resolvesTo('10.0.0.1', '8.8.8.8'))).not.toBeNull();
  });

  it('asks the system for names, and takes addresses as they are', async () => {
    expect(await plainHttpProblem('http://localhost:9400/shop')).toBeNull();
    expect(await plainHttpProblem('http://[::1]:9400')).toBeNull();
    expect(await plainHttpProblem('http://93.184.216.34')).not.toBeNull();
  });

  it('says when a name can not be found', async () => {
    const lookup = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await plainHttpProblem('http://wordpress', lookup)).toContain('can not be found: wordpress');
  });
});

describe('https', () => {
  it('may go anywhere, and no name is asked for', async () => {
    const lookup = () => Promise.reject(new Error('not expected'));
    expect(await plainHttpProblem('https://shop.example', lookup)).toBeNull();
  });
});
