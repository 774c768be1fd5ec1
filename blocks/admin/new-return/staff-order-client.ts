import { answerOf, patientAnswerOf } from '../../api/staff-answer.ts';
import { sendPhoto, staffEstimate, staffExchangeItems, staffLookup, staffSubmit } from '../../api/staff-client.ts';
import type { StaffClient } from '../../return-form/flow-types.ts';

/** The form's questions, asked as staff. */
export const staffOrderClient: StaffClient = {
  estimate: (request) => answerOf(() => staffEstimate(request)),
  exchangeItems: (request) => answerOf(() => staffExchangeItems(request)),
  photo: (request) => answerOf(() => sendPhoto(request)),
  lookup: (request, onWaiting) => patientAnswerOf(() => staffLookup(request), onWaiting),
  submit: (request, onWaiting) => patientAnswerOf(() => staffSubmit(request), onWaiting),
};
