import { describe, expect, it } from 'vitest';
import { shippoCarrier } from '../../../../bridge/adapters/shippo/shippo-carrier.ts';
import { trackIn } from '../../../../bridge/adapters/shippo/track.ts';
import { startShippoStandin } from '../../../standins/shippo/server.ts';

const at = (hour: number) => `2026-11-21T${String(hour).padStart(2, '0')}:00:00Z`;
const status = (of: string, date: string | null, location: object | null = null) => ({
  status: of,
  status_date: date,
  location,
});

describe('Shippo’s Track', () => {
  it('of a foreign number has little, and what it has is read', () => {
    const history = [status('PRE_TRANSIT', at(1)), status('TRANSIT', at(5)), status('TRANSIT', at(3)), null, 'odd'];
    const track = { tracking_status: status('TRANSIT', at(6)), tracking_history: history, address_to: null };
    expect(trackIn(track)).toEqual({
      status: 'moving',
      at: '2026-11-21T06:00:00.000Z',
      firstMovedAt: '2026-11-21T03:00:00.000Z',
      destination: null,
    });
  });

  it('takes the place of delivery for the destination where no other is told', () => {
    const place = { city: 'Reno', state: 'NV', zip: '89501', country: 'US' };
    const delivered = { tracking_status: status('DELIVERED', at(6), place), tracking_history: null };
    expect(trackIn(delivered)?.destination).toEqual({ city: 'Reno', postcode: '89501', country: 'US' });
    const moving = { tracking_status: status('TRANSIT', at(6), place) };
    expect(trackIn(moving)?.destination).toBeNull();
    const empty = { city: '', state: null, zip: null, country: null };
    expect(trackIn({ tracking_status: status('TRANSIT', null, null), address_to: empty })).toEqual({
      status: 'moving',
      at: null,
      firstMovedAt: null,
      destination: null,
    });
  });

  it.each([[null], ['text'], [[]]])('that is none can’t be read: %j', (body) => {
    expect(trackIn(body)).toBeNull();
  });

  it('of a mock parcel is believed with a test token only, and nobody is asked with a live one', async () => {
    const standin = await startShippoStandin();
    const carrier = (mode: string) => shippoCarrier({ token: `shippo_${mode}_1`, url: standin.url });
    const mock = { carrier: 'shippo', trackingNumber: 'SHIPPO_TRANSIT' };
    expect(await carrier('test').track(mock)).toMatchObject({ status: 'moving' });
    standin.switches.refuse = { status: 500 };
    for (const one of [mock, { ...mock, carrier: 'Shippo' }, { carrier: 'usps', trackingNumber: 'shippo_delivered' }]) {
      expect(await carrier('live').track(one)).toMatchObject({ status: 'unknown' });
    }
    await standin.stop();
  });
});
