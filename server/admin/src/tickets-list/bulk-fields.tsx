import { Form, Input, Select } from 'antd';
import type { BulkAction } from '@hotline/shared/contracts/ticket-lists.staff';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { urgencies } from '@hotline/shared/vocabulary/urgency';
import { AreaField } from '../parts/form/area-field';
import { NoteArea } from '../parts/form/text-areas';
import { CategoryField, DepartmentField } from '../parts/form/tree-field';
import { optionsOf } from '../parts/options';

const needed = [{ required: true, message: '不能为空' }];

const Reason = () => <Form.Item name="reason" label="原因" rules={needed}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} data-testid="bulk-reason" /></Form.Item>;
const asIs = '沿用各工单原有内容';

function AcceptFields() {
  return (
    <>
      <Form.Item name="category" label="诉求分类" extra={asIs}><CategoryField data-testid="bulk-category" /></Form.Item>
      <Form.Item name="area" label="所在区域" extra={asIs}><AreaField /></Form.Item>
      <Form.Item name="requestType" label="诉求类型" extra={asIs}><Select allowClear options={optionsOf(requestTypes)} /></Form.Item>
      <Form.Item name="urgency" label="紧急程度" extra={asIs}><Select allowClear options={optionsOf(urgencies)} /></Form.Item>
    </>
  );
}

/** What an action asks beyond the tickets. */
export function BulkFields({ action }: { readonly action: BulkAction }) {
  switch (action) {
    case 'accept':
      return <AcceptFields />;
    case 'dispatch':
      return <><Form.Item name="department" label="承办单位" rules={needed}><DepartmentField data-testid="bulk-department" /></Form.Item><Reason /></>;
    case 'acknowledge':
      return <p className="quiet">签收后请按时联系诉求人。</p>;
    case 'changeUrgency':
      return <><Form.Item name="urgency" label="紧急程度" rules={needed}><Select options={optionsOf(urgencies)} data-testid="bulk-urgency" /></Form.Item><Reason /></>;
    case 'remind':
      return <Form.Item name="note" label="催办要求" rules={needed}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} data-testid="bulk-note" /></Form.Item>;
    case 'addNote':
      return <Form.Item name="text" label="备注" rules={needed}><NoteArea maxLength={500} data-testid="bulk-text" /></Form.Item>;
  }
}

const optional: Readonly<Partial<Record<BulkAction, readonly string[]>>> = { accept: ['category', 'area', 'requestType', 'urgency'] };

/** What the form holds, as the contract wants it: an empty field of an acceptance means "as it is". */
export const workOf = (action: BulkAction, values: Readonly<Record<string, unknown>>): object => ({ ...Object.fromEntries((optional[action] ?? []).map((name) => [name, null])), ...Object.fromEntries(Object.entries(values).filter(([, value]) => value)), action });
