/** Where a request comes from, as far as it can be counted. */
export interface Network {
  /** What one connection has for itself: an IPv4 address, or the /64 of an IPv6 one, in which its owner may take any address. */
  readonly narrow: string;
  /** What a provider or a data centre hands out in one piece: the /48 of an IPv6 address; null for IPv4. */
  readonly wide: string | null;
}

/** What is no address is one network, so that nobody is free of limits by writing none. */
const UNKNOWN: Network = { narrow: 'unknown', wide: null };

/** The network of an address, the same for all its spellings: IPv4 dressed as IPv6, zone ids, case, leading zeros, brackets. */
export function networkOf(address: string): Network {
  const [plain = ''] = address.trim().replace(/^\[/, '').split(/[\]%]/, 1);
  const groups = plain.includes(':') ? groupsOf(plain) : null;
  const bytes = groups ? bytesInside(groups) : bytesOf(plain);
  if (bytes) return { narrow: `${bytes.join('.')}/32`, wide: null };
  if (!groups) return UNKNOWN;
  const hex = groups.map((group) => group.toString(16));
  return { narrow: `${hex.slice(0, 4).join(':')}::/64`, wide: `${hex.slice(0, 3).join(':')}::/48` };
}

/** The widest network that one visitor is sure to be in: whoever has a /48 has 65,536 of /64. */
export function widestNetworkOf(address: string): string {
  const { narrow, wide } = networkOf(address);
  return wide ?? narrow;
}

function bytesOf(text: string): readonly number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return null;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

/** The eight groups of an IPv6 address, or null. */
function groupsOf(text: string): readonly number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':').flatMap(toGroups)));
  if (!tail) return head.length === 8 && head.every(isGroup) ? head : null;
  const missing = 8 - head.length - tail.length;
  if (missing < 1) return null;
  const groups = [...head, ...Array<number>(missing).fill(0), ...tail];
  return groups.every(isGroup) ? groups : null;
}

/** One group; two for IPv4 in its own dress; NaN for what is neither. */
function toGroups(part: string): readonly number[] {
  if (/^[0-9a-f]{1,4}$/i.test(part)) return [Number.parseInt(part, 16)];
  const bytes = bytesOf(part);
  if (!bytes) return [Number.NaN];
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return [a * 256 + b, c * 256 + d];
}

function isGroup(group: number): boolean {
  return Number.isInteger(group);
}

/** The IPv4 address that ::ffff:0:0/96 (dual-stack sockets) and 64:ff9b::/96 (translated, RFC 6052) carry; null for any other. */
function bytesInside(groups: readonly number[]): readonly number[] | null {
  const prefix = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':');
  if (prefix !== '0:0:0:0:0:ffff' && prefix !== '64:ff9b:0:0:0:0') return null;
  return groups.slice(6).flatMap((group) => [group >> 8, group & 255]);
}
