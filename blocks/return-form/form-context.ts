import { createContext, useContext } from '@wordpress/element';
import type { ComponentType } from 'react';
import type { VerdictView } from '../../bridge/contract/common.ts';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import type { Format } from '../api/shop-format.ts';
import type { Currency } from '../api/shop-verdict-told.ts';
import type { ReturnClient, ShopClient, StaffMode } from './flow-types.ts';
import type { Flow } from './use-flow.ts';

export interface FormContext {
  /** WordPress locale. */
  readonly locale: string;
  readonly format: Format;
  /** One plain sentence. */
  verdict(verdict: Pick<VerdictView, 'code' | 'params'>, currency: Currency): string;
  /** Read out by screen readers. */
  announce(text: string): void;
  /** Headings of the steps, one below the block's title, and those below them. */
  readonly stepHeading: 'h2' | 'h3';
  readonly subHeading: 'h3' | 'h4';
  /** The form stands in wp-admin: a person of the store fills it in. */
  readonly staff: boolean;
  readonly parts: StaffParts | null;
}

/** What only staff need: a shopper's page does not load it. */
export interface StaffParts {
  /** Staff read what the owner reads: the shopper's sentences speak to the shopper. */
  readonly verdict: FormContext['verdict'];
  readonly Opening: ComponentType<{ readonly flow: Flow; readonly change: NonNullable<StaffMode['change']> }>;
  readonly Lookup: ComponentType<{ readonly flow: Flow; readonly focus: boolean }>;
  readonly KindChoice: ComponentType<{ readonly flow: Flow }>;
  readonly OverrideField: ComponentType<{
    readonly flow: Flow;
    readonly refusals: readonly VerdictView[];
    /** A photo or a comment that the reason asks for is not there. */
    readonly unshown: boolean;
    readonly order: LookupResponse['order'];
    readonly missing: boolean;
  }>;
}

/** The return that staff change, where a shopper's has its link: the screen knows which one it is. */
export const STAFF_RETURN = 'staff';

const Context = createContext<FormContext | null>(null);
export const FormProvider = Context.Provider;

export function useForm(): FormContext {
  const form = useContext(Context);
  if (!form) throw new Error('useForm() outside of a form');
  return form;
}

const Shop = createContext<ShopClient | null>(null);
export const ShopProvider = Shop.Provider;

/** What only a shopper's page asks: the return that was made. */
export function useShop(): ShopClient {
  const client = useContext(Shop);
  if (!client) throw new Error('useShop() outside of the shopper’s form');
  return client;
}

const OpenReturn = createContext<ReturnClient | null>(null);
export const ReturnProvider = OpenReturn.Provider;

/** What the page of one return asks about it. */
export function useReturn(): ReturnClient {
  const client = useContext(OpenReturn);
  if (!client) throw new Error('useReturn() where no return is open');
  return client;
}
