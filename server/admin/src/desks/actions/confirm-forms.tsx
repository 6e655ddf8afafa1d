import { acknowledgeTicket, approveResolution } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../../api/call';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';

interface Props {
  readonly work: Work;
}

/** Row 7: the department takes the ticket on. */
export function AcknowledgeForm({ work }: Props) {
  const { id, version } = work.ticket;
  return <ActionForm action="acknowledge" work={work} submit={() => call(acknowledgeTicket, { params: { id }, body: { version } })} />;
}

/** Row 15: the reply becomes public. */
export function ApproveForm({ work }: Props) {
  const { id, version } = work.ticket;
  return <ActionForm action="approveResolution" work={work} submit={() => call(approveResolution, { params: { id }, body: { version } })} />;
}
