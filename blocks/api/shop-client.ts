import type {
  LookupRequest,
  LookupResponse,
  ReturnStatus,
  SubmitRequest,
  TrackingRequest,
} from '../../bridge/contract/shop.ts';
import { address, createSend } from './shop-request.ts';
import type { Answer, Connection } from './shop-request.ts';
import { whileBusy } from './while-busy.ts';

export interface ShopClient {
  /** `onWaiting` is called when the store is busy and the question is going to be asked again. */
  lookup(request: LookupRequest, onWaiting: () => void): Promise<Answer<LookupResponse>>;
  submit(request: SubmitRequest, onWaiting: () => void): Promise<Answer<ReturnStatus>>;
  status(token: string): Promise<Answer<ReturnStatus>>;
  sendTracking(token: string, request: TrackingRequest): Promise<Answer<ReturnStatus>>;
  labelUrl(token: string): string;
  packingSlipUrl(token: string): string;
}

export function createShopClient(connection: Connection): ShopClient {
  const send = createSend(connection);
  const one = (token: string, rest = '') => `/shop/returns/${encodeURIComponent(token)}${rest}`;
  return {
    lookup: (request, onWaiting) => whileBusy(() => send<LookupResponse>('POST', '/shop/lookup', request), onWaiting),
    submit: (request, onWaiting) => whileBusy(() => send<ReturnStatus>('POST', '/shop/returns', request), onWaiting),
    status: (token) => send<ReturnStatus>('GET', one(token)),
    sendTracking: (token, request) => send<ReturnStatus>('POST', one(token, '/tracking'), request),
    labelUrl: (token) => address(connection.root, one(token, '/label')),
    packingSlipUrl: (token) => address(connection.root, one(token, '/packing-slip')),
  };
}
