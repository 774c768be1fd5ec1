import { useCallback, useMemo, useState } from 'react';
import type { FieldProblem } from '../../../bridge/contract/common.ts';
import type { PolicyResponse } from '../../../bridge/contract/policy.ts';
import { onOneBranch, setAt, type Rules } from './draft.ts';
import { fieldSentence } from './field-words.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { settled } from './settle.ts';
import { shapeProblems } from './shape-problems.ts';

export interface Told {
  path: string;
  sentence: string;
}

/** The policy as it is being edited, and what is wrong with it. */
export function useDraftState(policy: PolicyResponse) {
  const [rules, setRules] = useState<Rules>(policy.rules);
  const [clean, setClean] = useState<Rules>(policy.rules);
  const [generation, setGeneration] = useState(0);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [unread, setUnreadAll] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);

  const setUnread = useCallback((path: string, sentence: string | null) => {
    setUnreadAll((before) => {
      if ((before[path] ?? null) === sentence) return before;
      const { [path]: _gone, ...others } = before;
      return sentence === null ? others : { ...others, [path]: sentence };
    });
  }, []);

  const draft = useMemo<PolicyDraft>(
    () => ({
      rules,
      store: policy.store,
      generation,
      tried,
      set(path, value) {
        setRules((before) => setAt(before, path, value));
        setProblems((before) => before.filter((problem) => !onOneBranch(problem.path, path)));
      },
      setAll(next) {
        setRules(next);
        setProblems([]);
      },
      problemAt: (path) => sentencesOf(problems.filter((problem) => problem.path === path)),
      problemsIn: (path) => sentencesOf(problems.filter((problem) => isIn(problem.path, path))),
      problemBelow: (path) =>
        problems.some((problem) => isIn(problem.path, path)) || Object.keys(unread).some((one) => isIn(one, path)),
      setUnread,
    }),
    [rules, policy.store, generation, tried, problems, unread, setUnread],
  );

  /** Everything that is wrong, in the order of the policy; null in `rules` while something can't be sent. */
  function check(): { rules: Rules } | { problems: Told[] } {
    setTried(true);
    const shape = shapeProblems(rules);
    setProblems(shape);
    const told = [
      ...Object.entries(unread).map(([path, sentence]) => ({ path, sentence })),
      ...shape.map((problem) => ({ path: problem.path, sentence: fieldSentence(problem) })),
    ];
    return told.length > 0 ? { problems: told } : { rules: settled(rules) };
  }

  return {
    draft,
    clean,
    dirty: Object.keys(unread).length > 0 || JSON.stringify(rules) !== JSON.stringify(clean),
    check,
    refuse(fields: readonly FieldProblem[]): Told[] {
      setProblems(fields);
      return fields.map((problem) => ({ path: problem.path, sentence: fieldSentence(problem) }));
    },
    /** Puts other rules into the form; they are as little saved as what is typed. */
    take(other: Rules) {
      setRules(other);
      setProblems([]);
      setTried(false);
      setGeneration((before) => before + 1);
    },
    /** Goes on from another policy: what was saved, or what somebody else has saved. */
    start(from: PolicyResponse) {
      setRules(from.rules);
      setClean(from.rules);
      setProblems([]);
      setTried(false);
      setGeneration((before) => before + 1);
    },
  };
}

function isIn(inner: string, outer: string): boolean {
  return `${inner}.`.startsWith(`${outer}.`);
}

function sentencesOf(problems: readonly FieldProblem[]): string | undefined {
  return problems.length > 0 ? [...new Set(problems.map(fieldSentence))].join(' ') : undefined;
}
