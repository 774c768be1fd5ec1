import { parseTrackHint, verifyShippoWebhook } from './adapters/shippo/webhook.ts';
import packageJson from '../package.json' with { type: 'json' };
import { refuse } from './domain/result.ts';
import type { Handlers } from './http/handlers.ts';
import { cancelReturn, changeReturn, editReturn, staffChange, staffEdit } from './usecases/change-return.ts';
import { commandParcel, commandReturn } from './usecases/command-return.ts';
import type { Deps } from './usecases/deps.ts';
import { enterTracking } from './usecases/enter-tracking.ts';
import { estimate } from './usecases/estimate.ts';
import { exchangeItems } from './usecases/exchange-items.ts';
import { health } from './usecases/health.ts';
import { lookUpOrder, staffLookUp } from './usecases/look-up-order.ts';
import {
  catalogue,
  policyVersion,
  policyVersions,
  readPolicy,
  savePolicy,
  saveShippoToken,
} from './usecases/manage-policy.ts';
import { getWebhook, saveWebhook, testWebhook } from './usecases/manage-webhook.ts';
import { keepPhoto, staffPhoto } from './usecases/photos.ts';
import { erasePerson, exportPerson } from './usecases/privacy.ts';
import { getParcel, listParcels } from './usecases/read-parcels.ts';
import { getReturn, listReturns } from './usecases/read-returns.ts';
import { replayPolicy } from './usecases/replay-policy.ts';
import { report } from './usecases/report.ts';
import { seenBy } from './usecases/rights.ts';
import { packingSlip, shopperLabel, staffLabel } from './usecases/return-papers.ts';
import { confirmEmail, openReturn } from './usecases/open-return.ts';
import { returnStatus } from './usecases/return-status.ts';
import { listSweeps, reconcileNow, reconcileResult } from './usecases/sweep-views.ts';
import { staffOrders } from './usecases/staff-orders.ts';
import { takeHint } from './usecases/shippo-hint.ts';
import { staffSubmit, submitReturn } from './usecases/submit-return.ts';
import { takeKept } from './usecases/take-kept.ts';
import { testConnection } from './usecases/test-connection.ts';
import { uploadLabel } from './usecases/upload-label.ts';

/** One use-case for each endpoint of the contract. */
export function createHandlers(deps: Deps, shippoSecret: string | null): Handlers {
  return {
    lookup: ({ body }, context) => lookUpOrder(deps, body, context),
    submit: ({ body }, context) => submitReturn(deps, body, context),
    estimate: ({ body }) => estimate(deps, body),
    kept: ({ body }, context) => takeKept(deps, body, context),
    exchangeItems: ({ body }) => exchangeItems(deps, body),
    photo: ({ body }) => keepPhoto(deps, body),
    openReturn: ({ body }, context) => openReturn(deps, body, context),
    status: ({ body }) => returnStatus(deps, body.session),
    confirmEmail: ({ body }, context) => confirmEmail(deps, body, context),
    edit: ({ body }) => editReturn(deps, body.session),
    change: ({ body }) => changeReturn(deps, body),
    cancel: ({ body }) => cancelReturn(deps, body.session),
    label: ({ params }) => shopperLabel(deps, params.token),
    packingSlip: ({ params }) => packingSlip(deps, params.token),
    tracking: ({ body }) => enterTracking(deps, body),
    listReturns: ({ query }) => listReturns(deps, query),
    getReturn: ({ params }, context) => seenBy(context, getReturn(deps, params.id)),
    command: ({ params, body }, context) => seenBy(context, commandReturn(deps, params.id, body, context)),
    listParcels: ({ query }) => listParcels(deps, query),
    getParcel: ({ params }) => getParcel(deps, params.id),
    commandParcel: ({ params, body }, context) => commandParcel(deps, params.id, body, context),
    uploadLabel: ({ params, body }, context) => seenBy(context, uploadLabel(deps, params.id, body, context)),
    staffLabel: ({ params }) => staffLabel(deps, params.id),
    staffLookup: ({ body }, context) => staffLookUp(deps, body, context),
    staffOrders: ({ body }) => staffOrders(deps, body),
    staffEstimate: ({ body }) => estimate(deps, body),
    staffExchangeItems: ({ body }) => exchangeItems(deps, body),
    staffSubmit: ({ body }, context) => seenBy(context, staffSubmit(deps, body, context)),
    staffEdit: ({ params }, context) => staffEdit(deps, params.id, context),
    staffChange: ({ params, body }, context) => seenBy(context, staffChange(deps, params.id, body, context)),
    staffPhoto: ({ params }) => staffPhoto(deps, params.id, params.photoId),
    report: ({ query }) => report(deps, query),
    policyVersions: () => policyVersions(deps),
    policyVersion: ({ params }) => policyVersion(deps, params.version),
    catalogue: ({ query }) => catalogue(deps, query),
    replay: ({ body }) => replayPolicy(deps, body),
    health: (_input, context) => health(deps, packageJson.version, context),
    sweeps: () => listSweeps(deps),
    reconcile: () => reconcileResult(deps),
    reconcileNow: () => reconcileNow(deps),
    privacyExport: ({ body }) => exportPerson(deps, body),
    privacyErase: ({ body }) => erasePerson(deps, body),
    connection: () => testConnection(deps, packageJson.version),
    getPolicy: () => readPolicy(deps),
    savePolicy: ({ body }, context) => savePolicy(deps, body, context),
    shippoToken: ({ body }) => saveShippoToken(deps, body),
    getWebhook: () => getWebhook(deps),
    saveWebhook: ({ body }) => saveWebhook(deps, body),
    testWebhook: () => testWebhook(deps),
    async shippoHook({ rawBody, token, signature }) {
      const message = { rawBody, header: signature ?? undefined, now: deps.clock.now() };
      if (shippoSecret !== null && !verifyShippoWebhook({ ...message, secret: shippoSecret }))
        return refuse('not_allowed');
      return takeHint(deps, token, parseTrackHint(readJson(rawBody)));
    },
  };
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
