// @vitest-environment happy-dom
import { beforeEach(() => {
  document.documentElement.lang = 'en-US';
});

describe('The owner’s sentence of a verdict', () => {
  it.each(CODES)('of %s is one of its own, with what decided and without', (code) => {
    const [params, names] = told[code] ?? [{}, []];
    const sentence = ownerVerdict({ code, params }, USD, title);
    for (const name of names) expect(sentence).toContain(name);
    const bare = ownerVerdict({ code, params: {} }, USD);
    expect([sentence, bare].join(' ')).not.toMatch(/%|null|undefined|NaN|Decided by your policy/);
    expect(bare).toMatch(/\.$/);
  });

  it('is never that of another code', () => {
    const all = CODES.map((code) => ownerVerdict({ code, params: {} }, USD));
    expect(new Set(all).size).toBe(CODES.length);
  });

  it.each(['tax_class', 'other_product', 'currency', 'unheard_of'])('knows why an exchange is not there: %s', (why) => {
    const others = ['tax_class', 'other_product', 'currency', 'unheard_of'].filter((one) => one !== why);
    const told = (why: string) => ownerVerdict({ code: 'exchange_not_available', params: { name: 'Cap', why } }, USD);
    expect(others.map(told)).not.toContain(told(why));
  });

  it.each(['product', 'category', 'role', 'virtual', 'unheard_of'])('knows what excepts from withdrawal: %s', (by) => {
    const others = ['product', 'category', 'role', 'virtual', 'unheard_of'].filter((one) => one !== by);
    const told = (by: string) => ownerVerdict({ code: 'withdrawal_excepted', params: { by } }, USD);
    expect(others.map(told)).not.toContain(told(by));
  });

  it.each(['delivery', 'completion', 'payment', 'order'])('says that the days were counted from %s', (from) => {
    const params = { until: '2026-11-20T12:00:00.000Z', start: '2026-10-21T12:00:00.000Z', from, windowDays: 30 };
    expect(ownerVerdict({ code: 'window_over', params }, USD)).toContain(`30 days from the ${from} on Oct 21, 2026`);
  });

  it('stays a sentence for a code of a newer bridge', () => {
    expect(ownerVerdict({ code: 'toString', params: {} }, USD)).toBe('Decided by your policy.');
  });
});
