import { Form, InputNumber } from 'antd';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { urgencies } from '@hotline/shared/vocabulary/urgency';
import { LimitItem } from './limit-table';

interface Figure {
  readonly path: readonly string[];
  readonly label: string;
  readonly unit: string;
}

const handling: readonly Figure[] = [
  ...requestTypes.codes.map((type) => ({ path: ['handle', 'workdays', type], label: requestTypes.labels[type], unit: '工作日' })),
  { path: ['handle', 'reopenedWorkdays'], label: '重新办理', unit: '工作日' },
];

const others: readonly Figure[] = [
  { path: ['extension', 'times'], label: '最多延期', unit: '次' },
  { path: ['extension', 'workdays'], label: '每次延期', unit: '工作日' },
  { path: ['extension', 'longCycleDays'], label: '长周期事项', unit: '天' },
  { path: ['sendBack', 'times'], label: '最多退单', unit: '次' },
  { path: ['sendBack', 'arbitrationAtTransfer'], label: '提交仲裁于第', unit: '次转派' },
  { path: ['infoRequests'], label: '请诉求人补充', unit: '次' },
  { path: ['warning', 'yellowWorkdays'], label: '黄色预警：剩余', unit: '工作日' },
  { path: ['warning', 'yellowPercent'], label: '黄色预警：剩余', unit: '%' },
  { path: ['supervision', 'first'], label: '一级督办：超期', unit: '工作日' },
  { path: ['supervision', 'second'], label: '二级督办：超期', unit: '工作日' },
  { path: ['recurDays'], label: '再次发生', unit: '天内' },
];

function FigureItem({ path, label, unit }: Figure) {
  return (
    <Form.Item name={[...path]} label={label}>
      <InputNumber min={1} precision={0} suffix={unit} aria-label={`${label}（${unit}）`} data-testid={`figure-${path.join('-')}`} />
    </Form.Item>
  );
}

const grid = (figures: readonly Figure[]) => <div className="figure-grid">{figures.map((figure) => <FigureItem key={figure.path.join('.')} {...figure} />)}</div>;

/** 办理时限. */
export function HandleFields() {
  return (
    <>
      {grid(handling)}
      <div className="figure-grid">
        <Form.Item label={`${urgencies.labels.urgent}工单`}><LimitItem path={['handle', 'urgent']} name="急工单的办理时限" /></Form.Item>
        <Form.Item label={`${urgencies.labels.critical}工单`}><LimitItem path={['handle', 'critical']} name="紧急工单的办理时限" /></Form.Item>
        <Form.Item label="紧急工单电话跟进"><LimitItem path={['criticalCall']} name="紧急工单电话跟进的时限" /></Form.Item>
      </div>
    </>
  );
}

/** 延期、退单、预警、督办. */
export const OtherFields = () => grid(others);
