import type { ComponentType } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { Work } from '../ticket/work';
import { AcceptForm } from './accept-form';
import { AnswerForm } from './answer-form';
import { AcknowledgeForm, ApproveForm } from './confirm-forms';
import { CallLeadForm, ContactForm } from './contact-form';
import { DeclineForm } from './decline-form';
import { ExtensionForm } from './extension-form';
import { FollowUpForm } from './follow-up-form';
import { MergeForm, SplitForm } from './group-forms';
import { ArbitrateForm, DelegateForm, DispatchForm, UpholdForm } from './placing-forms';
import { ReopenForm } from './reopen-form';
import { CoReplyForm, FinalizeForm, FinalReplyForm, ResolutionForm } from './resolution-form';
import { SendBackForm } from './send-back-form';
import { ProtectForm, SuperviseForm, UrgencyForm } from './supervision-forms';
import { oneText } from './text-forms';

const forms: Readonly<Record<StaffAction, ComponentType<{ work: Work }>>> = {
  requestInfo: oneText('requestInfo'),
  decline: DeclineForm,
  answerDirectly: AnswerForm,
  accept: AcceptForm,
  dispatch: DispatchForm,
  callLead: CallLeadForm,
  acknowledge: AcknowledgeForm,
  delegate: DelegateForm,
  sendBack: SendBackForm,
  upholdSendBack: UpholdForm,
  rejectSendBack: oneText('rejectSendBack'),
  arbitrate: ArbitrateForm,
  requestExtension: ExtensionForm,
  grantExtension: oneText('grantExtension'),
  refuseExtension: oneText('refuseExtension'),
  recordContact: ContactForm,
  submitCoReply: CoReplyForm,
  submitResolution: ResolutionForm,
  returnResolution: oneText('returnResolution'),
  approveResolution: ApproveForm,
  recordFollowUp: FollowUpForm,
  reopen: ReopenForm,
  proposeFinalReply: FinalReplyForm,
  finalize: FinalizeForm,
  recur: oneText('recur'),
  merge: MergeForm,
  unmerge: oneText('unmerge'),
  split: SplitForm,
  changeUrgency: UrgencyForm,
  protect: ProtectForm,
  remind: oneText('remind'),
  supervise: SuperviseForm,
  addNote: oneText('addNote'),
};

/** The form of the action somebody is taking. */
export function ActionPanel({ action, work }: { readonly action: StaffAction; readonly work: Work }) {
  const Body = forms[action];
  return <Body work={work} />;
}
