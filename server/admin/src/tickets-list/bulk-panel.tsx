import { Alert, Button, Form, Modal } from 'antd';
import * as z from 'zod/mini';
import { bulkWork, type BulkAction, type BulkJob, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { BulkFields, workOf } from './bulk-fields';
import { BulkResults } from './bulk-results';
import { useBulkJob } from './use-bulk-job';

/** What is to be done, and to which tickets: some that were ticked, or all of a filter. */
export interface BulkPlan {
  readonly action: BulkAction;
  readonly ids: readonly string[] | null;
  readonly filter: TicketFilter | null;
  /** A job begun earlier. */
  readonly job: BulkJob | null;
}

interface PanelProps {
  readonly plan: BulkPlan;
  readonly onClose: (worked: boolean) => void;
}

const hasBegun = (job: BulkJob | null): boolean => job?.phase === 'running' || job?.phase === 'finished';

interface FootProps {
  readonly job: BulkJob | null;
  readonly onClose: () => void;
  readonly onTry: () => void;
  readonly onConfirm: () => void;
}

/** The one step that is next. */
function Foot({ job, onClose, onTry, onConfirm }: FootProps) {
  return (
    <>
      <Button onClick={onClose}>{job?.phase === 'running' ? '关闭（继续办理）' : '关闭'}</Button>
      {job ? null : <Button type="primary" onClick={onTry} data-testid="bulk-rehearse">试算</Button>}
      {job?.phase === 'tried' && job.trial.done > 0 ? <Button type="primary" onClick={onConfirm} data-testid="bulk-confirm">办理 {job.trial.done} 件</Button> : null}
    </>
  );
}

/** First the rehearsal, then the confirmation, then what became of each ticket. */
export function BulkPanel({ plan, onClose }: PanelProps) {
  const [form] = Form.useForm<Record<string, unknown>>();
  const { job, fault, rehearse, confirm } = useBulkJob(plan.job);
  const submit = (values: Record<string, unknown>): void => {
    const work = z.safeParse(bulkWork, workOf(plan.action, values));
    if (work.success) void rehearse({ work: work.data, ids: plan.ids ? [...plan.ids] : null, filter: plan.filter });
  };
  const close = (): void => onClose(hasBegun(job));
  return (
    <Modal open title={`批量${actionLabels[plan.action]}${plan.ids ? `（已选 ${plan.ids.length} 件）` : ''}`} width={640} mask={{ closable: false }} onCancel={close}
      footer={<Foot job={job} onClose={close} onTry={() => form.submit()} onConfirm={() => void confirm()} />}
    >
      {job ? <BulkResults job={job} /> : (
        <Form form={form} layout="vertical" onFinish={submit}>
          {plan.filter ? <Alert type="info" className="form-alert" title="将对当前筛选条件下的全部工单试算，一次最多10000件。试算不会改动任何工单。" /> : null}
          <BulkFields action={plan.action} />
        </Form>
      )}
      {fault ? <Alert type="error" showIcon title={fault.message} data-testid="action-fault" /> : null}
    </Modal>
  );
}
