/** The sample store's shelf, as bodies of WooCommerce's `POST /products`. */
export interface SampleProduct {
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly variations?: readonly { readonly key: string; readonly body: Readonly<Record<string, unknown>> }[];
  /** Fill and drawing of its picture, an SVG of 400 × 400. */
  readonly picture: { readonly colour: string; readonly path: string };
}

const SHIRT =
  'M130 90 L90 120 L60 180 L100 200 L110 180 L110 320 L290 320 L290 180 L300 200 L340 180 L310 120 L270 90 Q200 140 130 90 Z';
const SHOE = 'M60 250 L70 180 L130 170 Q180 220 250 225 L330 240 Q350 260 340 285 L60 285 Z';
const MUG =
  'M110 120 L270 120 L260 300 L120 300 Z M270 150 Q340 150 330 210 Q320 250 265 245 L268 220 Q300 220 302 200 Q302 175 270 178 Z';
const SHEET = 'M110 70 L290 70 L290 330 L110 330 Z M140 110 L260 110 L260 250 L140 250 Z';
const BOX = 'M80 150 L200 90 L320 150 L320 280 L200 340 L80 280 Z M80 150 L200 210 L320 150 M200 210 L200 340';
const CAP = 'M80 230 Q90 110 210 110 Q310 120 320 220 L370 250 Q300 280 80 250 Z';

const stocked = (quantity: number) => ({ manage_stock: true, stock_quantity: quantity });
const size = (length: string, width: string, height: string) => ({ dimensions: { length, width, height } });
const option = (name: string, value: string) => ({ attributes: [{ name, option: value }] });
/** What customs ask of a product; the mug has none, so that the demo shows what is missing. */
const customs = (hsCode: string, origin: string) => ({
  meta_data: [
    { key: '_hs_code', value: hsCode },
    { key: '_country_of_origin', value: origin },
  ],
});
const choice = (name: string, options: readonly string[]) => ({
  attributes: [{ name, options, variation: true, visible: true }],
});

export const CATALOG: readonly SampleProduct[] = [
  {
    key: 'shirt',
    picture: { colour: '#7aa6c2', path: SHIRT },
    body: {
      name: 'Linen shirt',
      sku: 'LS-100',
      ...customs('620520', 'PT'),
      regular_price: '49.90',
      weight: '0.3',
      ...size('32', '24', '3'),
      ...stocked(40),
    },
  },
  {
    key: 'sneaker',
    picture: { colour: '#c98b6b', path: SHOE },
    body: { name: 'Trail sneaker', type: 'variable', sku: 'TS-200', ...choice('Size', ['41', '42', '43']) },
    variations: [
      {
        key: 'sneaker-41',
        body: {
          regular_price: '64.00',
          weight: '0.9',
          ...size('34', '22', '13'),
          ...stocked(12),
          ...option('Size', '41'),
        },
      },
      {
        key: 'sneaker-42',
        body: {
          regular_price: '64.00',
          weight: '0.95',
          ...size('34', '22', '13'),
          ...stocked(9),
          ...option('Size', '42'),
        },
      },
      {
        key: 'sneaker-43',
        body: {
          regular_price: '66.00',
          weight: '1',
          ...size('34', '22', '13'),
          ...stocked(7),
          ...option('Size', '43'),
        },
      },
    ],
  },
  {
    key: 'cap',
    picture: { colour: '#8aa678', path: CAP },
    body: { name: 'Field cap', type: 'variable', sku: 'FC-300', ...choice('Size', ['S', 'M']), ...stocked(30) },
    variations: [
      { key: 'cap-s', body: { regular_price: '24.00', weight: '0.1', ...option('Size', 'S') } },
      { key: 'cap-m', body: { regular_price: '24.00', weight: '0.1', ...option('Size', 'M') } },
    ],
  },
  {
    key: 'ebook',
    picture: { colour: '#9a8fbf', path: SHEET },
    body: { name: 'Trail guide (e-book)', sku: 'EB-400', regular_price: '9.00', virtual: true, downloadable: true },
  },
  {
    key: 'poster',
    picture: { colour: '#d3b45f', path: SHEET },
    body: { name: 'Summit poster', sku: 'SP-500', regular_price: '19.00', weight: '0.2' },
  },
  {
    key: 'jacket',
    picture: { colour: '#5f7f8f', path: SHIRT },
    body: {
      name: 'Rain jacket',
      sku: 'RJ-600',
      ...customs('620193', 'VN'),
      regular_price: '149.00',
      sale_price: '119.00',
      weight: '0.7',
      ...size('38', '28', '8'),
      ...stocked(15),
    },
  },
  {
    key: 'mug',
    picture: { colour: '#b96f6f', path: MUG },
    body: {
      name: 'Enamel mug',
      sku: 'EM-700',
      regular_price: '14.50',
      weight: '0.25',
      ...size('12', '12', '11'),
      ...stocked(80),
    },
  },
  {
    key: 'tent',
    picture: { colour: '#6f8f6f', path: BOX },
    body: {
      name: 'Two-person tent',
      sku: 'TT-800',
      regular_price: '289.00',
      weight: '2.8',
      ...size('55', '20', '20'),
      ...stocked(6),
    },
  },
  {
    key: 'socks',
    picture: { colour: '#a9a9a9', path: SHOE },
    body: { name: 'Merino socks (3 pairs)', sku: 'MS-900', regular_price: '33.34', weight: '0.15', ...stocked(60) },
  },
];

export function pictureOf({ colour, path }: SampleProduct['picture']): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400"><rect width="400" height="400" fill="#f3f1ec"/><path d="${path}" fill="${colour}" stroke="#00000033" stroke-width="4" fill-rule="evenodd"/></svg>`;
}
