// @vitest-environment happy-dom
import './set-up.ts';
import { renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Backend } from '../../../blocks/return-form/backend.ts';
import { emptyDraft } from '../../../blocks/return-form/draft.ts';
import type { DraftStart } from '../../../blocks/return-form/use-draft.ts';
import { useFlow } from '../../../blocks/return-form/use-flow.ts';
import { found } from './builders.ts';

const asking = async (order: ReturnType<typeof found> | null) => {
  const start = { draft: { ...emptyDraft(''), found: order } } as unknown as DraftStart;
  const backend = { orders: {} } as Backend;
  const { result } = renderHook(() => useFlow({ backend, email: '', start, onStaffDone: () => undefined }));
  const question = vi.fn(() => Promise.resolve({ ok: true as const, value: 1 }));
  await result.current.ask(question);
  return question.mock.calls.length;
};

describe('A question about the order', () => {
  it('is not sent once the order is handed in and gone from the form', async () => {
    expect(await asking(null)).toBe(0);
  });

  it('is sent while there is one', async () => {
    expect(await asking(found())).toBe(1);
  });
});
