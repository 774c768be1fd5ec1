const DAYS = [0, 3650] as const;
const MONEY = [0, 100_000_000_00] as const;
const BASIS_POINTS = [0, 1_000_000] as const;
const PARCEL = 'labels.defaultParcel';

/**
 * Smallest and largest number at each path, as in the contract's `policyRules` (a test holds the two together); `*` stands for a position
 * in a list or for one of the resolutions.
 */
export const BOUNDS: Readonly<Record<string, readonly [number, number]>> = {
  'window.days': DAYS,
  'window.transitDays': [0, 90],
  'window.rules.*.days': DAYS,
  minimumValue: MONEY,
  'resolutions.*.fee.amount': MONEY,
  'resolutions.*.fee.basisPoints': BASIS_POINTS,
  'resolutions.*.bonus.amount': MONEY,
  'resolutions.*.bonus.basisPoints': BASIS_POINTS,
  'resolutions.*.expiresAfterDays': [1, 3650],
  'resolutions.*.underValue': MONEY,
  'resolutions.*.basisPoints': BASIS_POINTS,
  'moneyMoves.ceiling': MONEY,
  'moneyMoves.ceilingDays': [1, 3650],
  'approval.upToValue': MONEY,
  'approval.earlierReturns': [0, 1000],
  'approval.limit.returns': [1, 1000],
  'approval.limit.days': [1, 3650],
  sendBackDays: [1, 365],
  reminderDays: [0, 364],
  'labels.ceiling': [0, 1_000_000_00],
  [`${PARCEL}.lengthMm`]: [10, 3000],
  [`${PARCEL}.widthMm`]: [10, 3000],
  [`${PARCEL}.heightMm`]: [1, 3000],
  [`${PARCEL}.weightGrams`]: [1, 100_000],
  'withdrawal.days': DAYS,
  'withdrawal.standardShipping': MONEY,
  'retention.photoDays': [1, 7300],
  'retention.personalDays': [30, 7300],
};

export function boundsAt(path: string): readonly [number, number] {
  const pattern = path.replace(/^resolutions\.\w+/, 'resolutions.*').replace(/\.\d+(?=\.|$)/g, '.*');
  const bounds = BOUNDS[pattern];
  if (!bounds) throw new RangeError(`No bounds for ${path}`);
  return bounds;
}

/** How long lists and texts may be, as in the contract. */
export const MOST = {
  reasons: 50,
  rules: 50,
  holidays: 50,
  title: 80,
  ids: 500,
  countries: 250,
  roles: 50,
  orderStates: 50,
  gateways: 50,
  carriers: 20,
  carrier: 40,
  metaKey: 100,
  phone: 30,
} as const;
