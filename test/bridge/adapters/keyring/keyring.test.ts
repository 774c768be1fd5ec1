import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyFileUnusable, readOrMakeKey } from '../../../../bridge/adapters/keyring/key-file.ts';
import { createKeyring, SealBroken } from '../../../../bridge/adapters/keyring/keyring.ts';

const keyring = createKeyring(Buffer.alloc(32, 7));

describe('sealing', () => {
  it('gives back any text that was sealed under the same name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, name) => {
        expect(keyring.open(name, keyring.seal(name, text))).toBe(text);
      }),
    );
  });

  it('never gives the same sealed text twice, and never shows the text', () => {
    const sealed = [keyring.seal('a', 'shippo_test_1'), keyring.seal('a', 'shippo_test_1')];
    expect(new Set(sealed).size).toBe(2);
    expect(sealed.join()).not.toContain('shippo');
    expect(sealed[0]).toMatch(/^v1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
  });

  it('can not be opened under another name or with another key', () => {
    const sealed = keyring.seal('shippo-token', 'text');
    expect(() => keyring.open('return-token', sealed)).toThrow(SealBroken);
    expect(() => createKeyring(Buffer.alloc(32, 8)).open('shippo-token', sealed)).toThrow(SealBroken);
  });

  it('notices every changed byte', () => {
    const parts = keyring.seal('a', 'text').split('.');
    for (const at of [1, 2, 3]) {
      const bytes = Buffer.from(parts[at] ?? '', 'base64url');
      for (let index = 0; index < bytes.length; index += 1) {
        const changed = Buffer.from(bytes);
        changed[index] = (changed[index] ?? 0) ^ 1;
        const text = parts.map((part, n) => (n === at ? changed.toString('base64url') : part)).join('.');
        expect(() => keyring.open('a', text)).toThrow(SealBroken);
      }
    }
  });

  it.each(['', 'v1', 'v1...', 'v2.a.b.c', 'plain text', 'v1.AAAAAAAAAAAAAAAA.AAAAAA.AAAA'])(
    'refuses %j, which was never sealed, and says what can not be opened',
    (text) => {
      expect(() => keyring.open('shippo-token', text)).toThrow(/"shippo-token" can not be opened/);
    },
  );
});

describe('signing', () => {
  it('gives back any payload that was signed for the same purpose, in letters that a URL takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (payload, purpose) => {
        const signed = keyring.sign(purpose, payload);
        expect(signed).toMatch(/^[\w-]*\.[\w-]{43}$/);
        expect(keyring.verify(purpose, signed)).toBe(payload);
      }),
    );
  });

  it('takes nothing that was changed, made for another purpose, or by another bridge', () => {
    const signed = keyring.sign('order-pass', '{"orderId":5}');
    const [payload = '', mac = ''] = signed.split('.');
    const other = Buffer.from('{"orderId":6}').toString('base64url');
    const stranger = createKeyring(Buffer.alloc(32, 8)).sign('order-pass', '{"orderId":5}');
    for (const text of [`${other}.${mac}`, `${payload}.`, payload, `${signed}.x`, '', '.', stranger]) {
      expect(keyring.verify('order-pass', text)).toBeNull();
    }
    expect(keyring.verify('return-pass', signed)).toBeNull();
    expect(keyring.verify('', keyring.sign('a', 'b'))).toBeNull();
  });

  it('hashes with SHA-256, hex', () => {
    expect(keyring.hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('the key file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyring-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, for its owner only, and read again', async () => {
    const key = await readOrMakeKey(join(folder, 'data'));
    expect(key).toHaveLength(32);
    expect((await stat(join(folder, 'data', 'key'))).mode & 0o777).toBe(0o600);
    expect(await readOrMakeKey(join(folder, 'data'))).toEqual(key);
  });

  it('is the same for all that start at once, and leaves nothing beside it', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => readOrMakeKey(folder)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readdir(folder)).toEqual(['key']);
  });

  it('is refused when others can read it', async () => {
    await readOrMakeKey(folder);
    await chmod(join(folder, 'key'), 0o640);
    await expect(readOrMakeKey(folder)).rejects.toThrow(/can be read by other users.*chmod 600/);
  });

  it('is refused, and not written over, when it holds no key', async () => {
    await writeFile(join(folder, 'key'), 'half', { mode: 0o600 });
    await expect(readOrMakeKey(folder)).rejects.toThrow(KeyFileUnusable);
    expect(await readFile(join(folder, 'key'), 'utf8')).toBe('half');
  });
});
