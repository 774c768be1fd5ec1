import { createContext, useContext } from '@wordpress/element';
import type { ShopClient } from '../api/shop-client.ts';
import type { Format } from '../api/shop-format.ts';

export interface FormContext {
  readonly client: ShopClient;
  readonly format: Format;
  /** Read out by screen readers. */
  announce(text: string): void;
  /** Headings of the steps, one below the block's title, and those below them. */
  readonly stepHeading: 'h2' | 'h3';
  readonly subHeading: 'h3' | 'h4';
}

const Context = createContext<FormContext | null>(null);
export const FormProvider = Context.Provider;

export function useForm(): FormContext {
  const form = useContext(Context);
  if (!form) throw new Error('useForm() outside of a form');
  return form;
}
