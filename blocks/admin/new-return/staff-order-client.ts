import { answerOf, patientAnswerOf } from '../../api/staff-answer.ts';
import {
  sendPhoto,
  staffEstimate,
  staffExchangeItems,
  staffLookup,
  staffOrders,
  staffSubmit,
} from '../../api/staff-client.ts';
import type { StaffClient } from '../../return-form/flow-types.ts';

/** The form's questions, asked as staff. The form speaks the language of wp-admin, the e-mails to come that of the customer: `mailLocale`. */
export const staffOrderClient = (mailLocale: string): StaffClient => ({
  estimate: (request) => answerOf(() => staffEstimate(request)),
  exchangeItems: (request) => answerOf(() => staffExchangeItems(request)),
  photo: (request) => answerOf(() => sendPhoto(request)),
  lookup: (request, onWaiting) => patientAnswerOf(() => staffLookup(request), onWaiting),
  search: (search, onWaiting) => patientAnswerOf(() => staffOrders({ search }), onWaiting),
  submit: (request, onWaiting) => patientAnswerOf(() => staffSubmit({ ...request, locale: mailLocale }), onWaiting),
});
