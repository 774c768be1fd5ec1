import type {
  EditResponse,
  EstimateResponse,
  ExchangeResponse,
  LookupResponse,
  PhotoResponse,
  ReturnStatus,
} from '../../bridge/contract/shop.ts';
import type { Receipt } from '../return-form/draft.ts';
import type { BridgeState, ShopClient } from '../return-form/flow-types.ts';
import { address, createSend, UPLOAD_LIMIT } from './shop-request.ts';
import type { Connection } from './shop-request.ts';
import { whileBusy } from './while-busy.ts';

export function createShopClient(connection: Connection): ShopClient {
  const send = createSend(connection);
  const one = (token: string, rest = '') => `/shop/returns/${encodeURIComponent(token)}${rest}`;
  return {
    lookup: (request, onWaiting) => whileBusy(() => send<LookupResponse>('POST', '/shop/lookup', request), onWaiting),
    estimate: (request) => send<EstimateResponse>('POST', '/shop/estimate', request),
    exchangeItems: (request) =>
      whileBusy(
        () => send<ExchangeResponse>('POST', '/shop/exchange-items', request),
        () => undefined,
      ),
    photo: (request) => send<PhotoResponse>('POST', '/shop/photos', request, UPLOAD_LIMIT),
    submit: (request, onWaiting) => whileBusy(() => send<ReturnStatus>('POST', '/shop/returns', request), onWaiting),
    bridgeState: () => send<BridgeState>('GET', '/kept'),
    keep: (request) => send<Receipt>('POST', '/kept', request),
    status: (token) => send<ReturnStatus>('GET', one(token)),
    edit: (token, onWaiting) => whileBusy(() => send<EditResponse>('POST', one(token, '/edit')), onWaiting),
    change: (token, request, onWaiting) =>
      whileBusy(() => send<ReturnStatus>('POST', one(token, '/change'), request), onWaiting),
    cancel: (token) => send<ReturnStatus>('POST', one(token, '/cancel')),
    sendTracking: (token, request) => send<ReturnStatus>('POST', one(token, '/tracking'), request),
    labelUrl: (token) => address(connection.root, one(token, '/label')),
    packingSlipUrl: (token) => address(connection.root, one(token, '/packing-slip')),
  };
}
