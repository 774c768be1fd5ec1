import { useMemo, useState } from '@wordpress/element';
import { shopBackend } from './backend.ts';
import { EmailQuestion } from './email-question.tsx';
import type { Question } from './email-question.tsx';
import { ReturnForm } from './form.tsx';
import type { ReturnFormProps } from './form.tsx';
import type { ShopClient } from './flow-types.ts';
import { withEmailQuestion } from './with-email-question.ts';

type ShopFormProps = Pick<ReturnFormProps, 'config' | 'title' | 'intro' | 'sample'> & { readonly client: ShopClient };

/** The shopper's form, the same on the page and in the editor. */
export function ShopForm({ client, ...props }: ShopFormProps) {
  const { locale } = props.config;
  const [question, setQuestion] = useState<Question | null>(null);
  const asking = useMemo(() => withEmailQuestion(client, setQuestion), [client]);
  const backend = useMemo(() => shopBackend(asking, locale), [asking, locale]);
  return (
    <ReturnForm
      {...props}
      backend={backend}
      shop={asking}
      question={question && <EmailQuestion question={question} />}
    />
  );
}
