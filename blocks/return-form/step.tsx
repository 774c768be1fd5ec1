import { ConfirmStep } from './confirm-step.tsx';
import type { Draft } from './draft.ts';
import type { StaffMode } from './flow-types.ts';
import { ItemsStep } from './items-step.tsx';
import { KeptStep } from './kept-step.tsx';
import { LookupStep } from './lookup-step.tsx';
import { useForm } from './form-context.ts';
import { ResultStep } from './result-step.tsx';
import { WordsStep } from './words-step.tsx';
import type { Flow } from './use-flow.ts';

type StepName = Draft['step'] | 'result' | 'kept';

/** `link`: of the return that is shown. While it is changed, the form stands in its place. */
export function stepOf({ step, found, changing, kept }: Draft, link: string | null): StepName {
  if (changing !== null && found) return step;
  if (link !== null) return 'result';
  if (kept !== null) return 'kept';
  return found || step === 'words' ? step : 'order';
}

interface StepProps {
  readonly flow: Flow;
  readonly link: string | null;
  /** The step has just replaced another one. */
  readonly focus: boolean;
  readonly staff: StaffMode | undefined;
  /** The store opens the statutory door. */
  readonly offersWithdrawal: boolean;
  onStartOver(): void;
}

export function Step({ flow, link, focus, staff, offersWithdrawal, onStartOver }: StepProps) {
  const { draft, made } = flow;
  const { found } = draft;
  const { parts } = useForm();
  const step = stepOf(draft, link);
  if (step === 'result' && link !== null) {
    return <ResultStep flow={flow} link={link} made={made} focus={focus} onStartOver={onStartOver} />;
  }
  if (step === 'kept' && draft.kept) {
    return <KeptStep draft={draft} kept={draft.kept} focus={focus} onStartOver={onStartOver} />;
  }
  if (step === 'words') return <WordsStep flow={flow} offersWithdrawal={offersWithdrawal} focus={focus} />;
  if (step === 'order' || !found) {
    return staff?.change && parts ? (
      <parts.Opening flow={flow} change={staff.change} />
    ) : parts ? (
      <parts.Lookup flow={flow} focus={focus} />
    ) : (
      <LookupStep flow={flow} focus={focus} />
    );
  }
  if (step === 'confirm') return <ConfirmStep flow={flow} found={found} focus={focus} />;
  return <ItemsStep flow={flow} found={found} focus={focus} onLeave={staff ? staff.onLeave : flow.leave} />;
}
