/** ISO 4217's own code for amounts without a currency: shown where none was recorded, and never for money that is paid. */
export const NO_CURRENCY = { currency: 'XXX', decimals: 2 } as const;

/** The currency that a verdict or a problem came with. */
export function currencyIn({ currency, decimals }: Readonly<Record<string, unknown>>): {
  currency: string;
  decimals: number;
} {
  return {
    currency: typeof currency === 'string' && currency !== '' ? currency : NO_CURRENCY.currency,
    decimals: typeof decimals === 'number' ? decimals : NO_CURRENCY.decimals,
  };
}
