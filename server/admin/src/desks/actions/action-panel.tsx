import type { ComponentType } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/tickets.staff';
import type { Work } from '../ticket/work';
import { AcceptForm } from './accept-form';
import { AnswerForm } from './answer-form';
import { AcknowledgeForm, ApproveForm } from './confirm-forms';
import { ContactForm } from './contact-form';
import { DispatchForm } from './dispatch-form';
import { FollowUpForm } from './follow-up-form';
import { ReopenForm } from './reopen-form';
import { ResolutionForm } from './resolution-form';
import { ReturnForm } from './return-form';

const forms: Readonly<Record<StaffAction, ComponentType<{ work: Work }>>> = {
  accept: AcceptForm,
  answerDirectly: AnswerForm,
  dispatch: DispatchForm,
  acknowledge: AcknowledgeForm,
  recordContact: ContactForm,
  submitResolution: ResolutionForm,
  returnResolution: ReturnForm,
  approveResolution: ApproveForm,
  recordFollowUp: FollowUpForm,
  reopen: ReopenForm,
};

/** The form of the action somebody is taking. */
export function ActionPanel({ action, work }: { readonly action: StaffAction; readonly work: Work }) {
  const Body = forms[action];
  return <Body work={work} />;
}
