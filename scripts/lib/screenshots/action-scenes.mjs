import { form, ticketAt } from './hooks.mjs';

/** Who takes which steps, on the ticket that is ready for them. */
const steps = {
  operator: { intake: { first_submitted: ['requestInfo', 'decline', 'accept', 'answerDirectly', 'changeUrgency', 'protect', 'addNote'] }, all: { critical: ['callLead'] } },
  dispatcher: { dispatch: { toSplit: ['dispatch', 'split', 'merge'] }, sentBack: { sentBack: ['upholdSendBack', 'rejectSendBack'] }, all: { merged: ['unmerge'] } },
  handler: {
    handling: { first_dispatched: ['acknowledge', 'sendBack', 'delegate'], inProgress: ['requestExtension', 'recordContact', 'submitResolution', 'requestInfo'] },
    coHandling: { coHandling: ['submitCoReply'] },
  },
  supervisor: {
    sentBack: { arbitration: ['arbitrate'] }, extension: { extension: ['grantExtension', 'refuseExtension'] }, review: { first_in_review: ['returnResolution', 'approveResolution'] },
    finalApproval: { finalApproval: ['finalize'] }, supervision: { supervised: ['supervise', 'remind'] }, all: { first_resolved: ['proposeFinalReply'], closed: ['recur'] },
  },
  followUpOfficer: { followUp: { first_resolved: ['recordFollowUp', 'reopen'] } },
};

const shotsOf = (desks) => Object.entries(desks).flatMap(([desk, tickets]) => Object.entries(tickets).flatMap(([key, actions]) =>
  actions.map((doing) => ({ name: `desk-form-${doing}`, at: ticketAt(desk, { key, doing }), act: form(doing) }))));

/** The form of every step somebody takes, before anything is written into it. */
export const actionForms = (asStaff) => Object.entries(steps).map(([role, desks]) => ({ window: 'desk', prepare: asStaff(role), shots: shotsOf(desks) }));
