const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** WordPress keeps titles and terms escaped (`Tom&#039;s &amp; Co`); screens of React would show that as it stands. */
export function plainText(escaped: string): string {
  return escaped.replace(/&(?:(amp|lt|gt|quot)|#(\d{1,6}));/g, (_, name?: string, code?: string) =>
    name === undefined ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? ''),
  );
}
