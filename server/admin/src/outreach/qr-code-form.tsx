import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { createQrCode, type QrCodeItem } from '@hotline/shared/contracts/outreach.staff';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { AreaField } from '../parts/form/area-field';
import { showFieldErrors } from '../parts/form/field-errors';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { DepartmentField } from '../parts/form/tree-field';

type Body = InputOf<typeof createQrCode>['body'];

const fields = fieldsOf(createQrCode);

/** A new code; what was typed stays if WeChat refuses. */
export function QrCodeForm({ onCreated, onCancel }: { readonly onCreated: (code: QrCodeItem) => void; readonly onCancel: () => void }) {
  const [form] = Form.useForm<Body>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const create = async (values: Body): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      onCreated(await call(createQrCode, { body: { ...values, area: values.area ?? null, department: values.department ?? null } }));
    } catch (thrown) {
      const refused = faultOf(thrown);
      setFault(refused);
      showFieldErrors(form, refused);
      setBusy(false);
    }
  };
  return (
    <Form<Body> form={form} layout="vertical" className="qr-form" onFinish={(values) => void create(values)}>
      <div className="qr-form-grid">
        <Field name="name" label="名称" schema={fields.name} help="印在海报上，例如：小店区政务大厅。">
          <Input autoFocus maxLength={30} />
        </Field>
        <Field name="purpose" label="用途" schema={fields.purpose} help="只在这里看，例如：一楼服务台旁。">
          <Input maxLength={100} />
        </Field>
        <Field name="area" label="区域" schema={fields.area} required={false}>
          <AreaField />
        </Field>
        <Field name="department" label="单位" schema={fields.department} required={false}>
          <DepartmentField />
        </Field>
      </div>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-qr-code">生成二维码</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}
