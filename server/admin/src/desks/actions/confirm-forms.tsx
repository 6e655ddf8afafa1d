import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';

interface Props {
  readonly work: Work;
}

/** Row 7: the department takes the ticket on. */
export const AcknowledgeForm = ({ work }: Props) => <BodyForm action="acknowledge" work={work} />;

interface Check {
  readonly name: string;
  readonly good: boolean;
  readonly found: string;
}

/** What the server has checked already or leaves to the reviewer's eye. */
function checksOf({ contacts, assignments, evidence }: StaffTicket): Check[] {
  const reached = contacts.filter(({ outcome }) => outcome === 'reached').length;
  const co = assignments.filter(({ part, endedAt }) => part === 'co' && endedAt === null);
  const silent = co.filter(({ reply }) => reply === null).map(({ departmentName }) => departmentName);
  return [
    { name: '联系记录', good: reached > 0, found: `共 ${contacts.length} 次，联系上 ${reached} 次` },
    { name: '协办意见', good: silent.length === 0, found: co.length === 0 ? '没有协办单位' : silent.length === 0 ? `${co.length} 家均已提交` : `未提交：${silent.join('、')}` },
    { name: '佐证照片', good: evidence.length > 0, found: evidence.length > 0 ? `${evidence.length} 张` : '没有上传' },
  ];
}

/** Row 15: the reply becomes public. */
export function ApproveForm({ work }: Props) {
  return (
    <BodyForm action="approveResolution" work={work}>
      <ul className="checks" aria-label="审核要点">
        {checksOf(work.ticket).map(({ name, good, found }) => (
          <li key={name} className={good ? 'check-good' : 'check-look'}>
            {good ? <CheckCircleOutlined aria-label="已满足" /> : <ExclamationCircleOutlined aria-label="请核对" />}
            <strong>{name}</strong>
            <span>{found}</span>
          </li>
        ))}
      </ul>
    </BodyForm>
  );
}
