/** As in the bridge's `store-days.ts`, of which a store page loads nothing; a test holds the two together. */
const ODD_OFFSETS: Readonly<Record<string, string>> = {
  '-09:30': 'Pacific/Marquesas',
  '+03:30': 'Asia/Tehran',
  '+04:30': 'Asia/Kabul',
  '+05:30': 'Asia/Kolkata',
  '+05:45': 'Asia/Kathmandu',
  '+06:30': 'Asia/Yangon',
  '+08:45': 'Australia/Eucla',
  '+09:30': 'Australia/Darwin',
};

let zone = 'UTC';

/** As WordPress names the store's time zone, `Europe/Paris` or `+05:30`: days are shown as they are at the store, wherever the reader is. */
export function showDaysOf(name: string | undefined): void {
  zone = [name ?? '', ianaOf(name ?? '')].find((one) => !/^[+-]/.test(one) && isTimeZone(one)) ?? 'UTC';
}

/** IANA. */
export function storeZone(): string {
  return zone;
}

function ianaOf(offset: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  const whole = Number(hours);
  return (
    ODD_OFFSETS[`${sign}${hours}:${minutes}`] ?? (whole === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${whole}`)
  );
}

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
