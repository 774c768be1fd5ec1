import { ConfirmStep } from './confirm-step.tsx';
import type { Draft } from './draft.ts';
import type { StaffMode } from './flow-types.ts';
import { ItemsStep } from './items-step.tsx';
import { LookupStep } from './lookup-step.tsx';
import { useForm } from './form-context.ts';
import { ResultStep } from './result-step.tsx';
import type { Flow } from './use-flow.ts';

type StepName = Draft['step'] | 'result';

/** `token`: of the return that is shown. While it is changed, the form stands in its place. */
export function stepOf({ step, found, changing }: Draft, token: string | null): StepName {
  if (changing !== null && found) return step;
  if (token !== null) return 'result';
  return found ? step : 'order';
}

interface StepProps {
  readonly flow: Flow;
  readonly token: string | null;
  /** The step has just replaced another one. */
  readonly focus: boolean;
  readonly staff: StaffMode | undefined;
  onStartOver(): void;
}

export function Step({ flow, token, focus, staff, onStartOver }: StepProps) {
  const { draft, made } = flow;
  const { found } = draft;
  const { parts } = useForm();
  const step = stepOf(draft, token);
  if (step === 'result' && token !== null) {
    return <ResultStep flow={flow} token={token} made={made} focus={focus} onStartOver={onStartOver} />;
  }
  if (step === 'order' || !found) {
    return staff?.change && parts ? (
      <parts.Opening flow={flow} change={staff.change} />
    ) : (
      <LookupStep flow={flow} focus={focus} />
    );
  }
  if (step === 'confirm') return <ConfirmStep flow={flow} found={found} focus={focus} />;
  return <ItemsStep flow={flow} found={found} focus={focus} onLeave={staff ? staff.onLeave : flow.leave} />;
}
