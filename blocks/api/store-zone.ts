import { timeZoneNamed } from '../../bridge/domain/store-days.ts';

let zone = 'UTC';

/** As WordPress names the store's time zone, `Europe/Paris` or `+05:30`: days are shown as they are at the store, wherever the reader is. */
export function showDaysOf(name: string | undefined): void {
  zone = timeZoneNamed(name ?? '');
}

/** IANA. */
export function storeZone(): string {
  return zone;
}
