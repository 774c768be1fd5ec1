import { useEffect, useRef, useState } from 'react';
import type { PolicyResponse, PolicyRulesView } from '../../../bridge/contract/policy.ts';
import { getPolicy, savePolicy } from '../../api/staff-client.ts';
import { isProblem } from '../../api/staff-error-message.ts';

export type Saved = { is: 'saved'; policy: PolicyResponse } | { is: 'changed' } | { is: 'failed'; error: unknown };

export interface PolicyModel {
  policy: PolicyResponse | null;
  error: unknown;
  saving: boolean;
  save: (rules: PolicyRulesView) => Promise<Saved>;
  reload: () => Promise<void>;
  /** After the token was saved: the rules on screen stay. */
  replace: (policy: PolicyResponse) => void;
}

/** The policy as it stands on the bridge. A save that comes too late brings the newer one in, so that the next is based on it. */
export function usePolicy(): PolicyModel {
  const [policy, setPolicy] = useState<PolicyResponse | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const alive = useRef(true);

  async function reload() {
    try {
      const next = await getPolicy();
      if (!alive.current) return;
      setPolicy(next);
      setError(null);
    } catch (reason) {
      if (alive.current) setError(reason);
    }
  }

  useEffect(() => {
    alive.current = true;
    void reload();
    return () => {
      alive.current = false;
    };
  }, []);

  async function save(rules: PolicyRulesView): Promise<Saved> {
    setSaving(true);
    try {
      const next = await savePolicy({ basedOn: policy?.version ?? 0, rules });
      setPolicy(next);
      return { is: 'saved', policy: next };
    } catch (reason) {
      if (!isProblem(reason, 'changed_meanwhile')) return { is: 'failed', error: reason };
      await reload();
      return { is: 'changed' };
    } finally {
      setSaving(false);
    }
  }

  return { policy, error, saving, save, reload, replace: setPolicy };
}
