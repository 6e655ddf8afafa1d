import type { ActionBody, StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { finalizeTicket, proposeFinalReply } from '../closing/finalize-ticket';
import { reopenTicket } from '../closing/judge-result';
import { recordFollowUp } from '../closing/record-follow-up';
import { recurTicket } from '../closing/recur-ticket';
import { approveResolution, returnResolution } from '../closing/review-resolution';
import type { TicketDeps } from '../deps';
import { mergeTicket, unmergeTicket } from '../groups/merge-tickets';
import { splitTicket } from '../groups/split-ticket';
import { acknowledgeTicket } from '../handling/acknowledge-ticket';
import { delegateTicket } from '../handling/delegate-ticket';
import { dispatchTicket } from '../handling/dispatch-ticket';
import { grantExtension, refuseExtension, requestExtension } from '../handling/extend-deadline';
import { recordContact } from '../handling/record-contact';
import { arbitrate, rejectSendBack, sendBack, upholdSendBack } from '../handling/send-back';
import { submitCoReply } from '../handling/submit-co-reply';
import { submitResolution } from '../handling/submit-resolution';
import { acceptTicket } from '../intake/accept-ticket';
import { answerDirectly } from '../intake/answer-directly';
import { changeUrgency } from '../intake/change-urgency';
import { declineTicket } from '../intake/decline-ticket';
import { protectTicket } from '../intake/protect-ticket';
import { requestInfo } from '../intake/request-info';
import { addNote, remindTicket } from '../intake/say';
import type { Step } from '../life/step';
import { callLead } from '../supervision/call-lead';
import { superviseTicket } from '../supervision/supervise-ticket';
import type { TicketRow } from '../ticket.entity';

type UseCase<A extends StaffAction> = (deps: TicketDeps, step: Step, body: ActionBody<A>) => Promise<TicketRow>;

/** The use case of each staff action. */
const useCases: { readonly [A in StaffAction]: UseCase<A> } = {
  requestInfo,
  decline: declineTicket,
  answerDirectly,
  accept: acceptTicket,
  dispatch: dispatchTicket,
  callLead,
  acknowledge: acknowledgeTicket,
  delegate: delegateTicket,
  sendBack,
  upholdSendBack,
  rejectSendBack,
  arbitrate,
  requestExtension,
  grantExtension,
  refuseExtension,
  recordContact,
  submitCoReply,
  submitResolution,
  returnResolution,
  approveResolution,
  recordFollowUp,
  reopen: reopenTicket,
  proposeFinalReply,
  finalize: finalizeTicket,
  recur: recurTicket,
  merge: mergeTicket,
  unmerge: unmergeTicket,
  split: splitTicket,
  changeUrgency,
  protect: protectTicket,
  remind: remindTicket,
  supervise: superviseTicket,
  addNote,
};

/** Takes any staff action by its name: one person's button, or one row of a bulk job. */
export const takeAction = <A extends StaffAction>(deps: TicketDeps, step: Step, { action, body }: { readonly action: A; readonly body: ActionBody<A> }): Promise<TicketRow> => useCases[action](deps, step, body);
