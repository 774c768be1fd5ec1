import { describe, expect, it } from 'vitest';
import { remembered } from '../../../../bridge/adapters/woocommerce/remembered.ts';

describe('What the store said lately', () => {
  const start = () => {
    const clock = { ms: 1_000_000 };
    return { clock, facts: remembered<string>({ freshMs: 60_000, usableMs: 900_000, now: () => clock.ms }) };
  };
  const never = () => Promise.reject(new Error('asked in vain'));
  const says = (value: string) => () => Promise.resolve(value);

  it('is given at once while it is usable, and asked for behind once it is not fresh', async () => {
    const { clock, facts } = start();
    expect(await facts.lately(says('first'), never)).toBe('first');
    clock.ms += 60_000;
    expect(await facts.lately(never, never)).toBe('first');
    clock.ms += 1;
    expect(await facts.lately(never, says('second'))).toBe('first');
    expect(await facts.lately(never, never)).toBe('second');
  });

  it('stays as it was when the store does not answer behind', async () => {
    const { clock, facts } = start();
    await facts.lately(says('first'), never);
    clock.ms += 600_000;
    expect(await facts.lately(never, never)).toBe('first');
    expect(await facts.lately(never, says('second'))).toBe('first');
  });

  it.each([
    ['too old', 900_001],
    ['from a time that has not come yet', -1],
  ])('is asked for and waited for when it is %s', async (_, later) => {
    const { clock, facts } = start();
    await facts.lately(says('first'), never);
    clock.ms += later;
    await expect(facts.lately(never, never)).rejects.toThrow('asked in vain');
    expect(await facts.lately(says('second'), never)).toBe('second');
  });

  it('is asked for once by several who wait at the same time', async () => {
    const { facts } = start();
    let asked = 0;
    const ask = async () => String(++asked);
    expect(await Promise.all([facts.fresh(ask), facts.fresh(ask), facts.lately(ask, ask)])).toEqual(['1', '1', '1']);
  });
});
