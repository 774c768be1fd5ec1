import type {
  EstimateResponse,
  ExchangeResponse,
  LookupResponse,
  OpenedReturn,
  PhotoResponse,
} from '../../bridge/contract/shop.ts';
import type { Receipt } from '../return-form/draft.ts';
import type { BridgeState, ShopClient } from '../return-form/flow-types.ts';
import { onceMore } from './again.ts';
import { returnClient } from './return-client.ts';
import { returnSessions } from './return-sessions.ts';
import { address, createSend, UPLOAD_LIMIT } from './shop-request.ts';
import type { Connection } from './shop-request.ts';
import { whileBusy } from './while-busy.ts';

export function createShopClient(connection: Connection): ShopClient {
  const send = createSend(connection);
  const sessions = returnSessions();
  return {
    lookup: (request, onWaiting) => whileBusy(() => send<LookupResponse>('POST', '/shop/lookup', request), onWaiting),
    estimate: (request) => send<EstimateResponse>('POST', '/shop/estimate', request),
    exchangeItems: (request) =>
      whileBusy(
        () => onceMore(() => send<ExchangeResponse>('POST', '/shop/exchange-items', request)),
        () => undefined,
      ),
    photo: (request) => send<PhotoResponse>('POST', '/shop/photos', request, UPLOAD_LIMIT),
    async submit(request, onWaiting) {
      const answer = await whileBusy(() => send<OpenedReturn>('POST', '/shop/returns', request), onWaiting);
      if (answer.ok) sessions.keep(answer.value.link, answer.value.session);
      return answer;
    },
    bridgeState: () => send<BridgeState>('GET', '/kept'),
    keep: (request) => send<Receipt>('POST', '/kept', request),
    returnBy: (link) => returnClient(send, sessions, link),
    forget: () => sessions.forget(),
    paperUrl: (paper, token) => address(connection.root, `/shop/${paper}/${encodeURIComponent(token)}`),
  };
}
