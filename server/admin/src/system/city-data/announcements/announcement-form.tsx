import { Button, Form, Input, Space } from 'antd';
import { addAnnouncement, changeAnnouncement, type AnnouncementRecord } from '@hotline/shared/contracts/city-data.staff';
import { call } from '../../../api/call';
import { Field } from '../../../parts/form/field';
import { fieldsOf } from '../../../parts/form/field-rule';
import { DayField, todayHere } from '../day-field';
import { useWrite } from '../use-write';
import { WriteFault } from '../write-fault';

type AnnouncementValues = Pick<AnnouncementRecord, 'title' | 'body' | 'publishedOn' | 'until'>;

const fields = fieldsOf(addAnnouncement);

const saidOf = (was: boolean, is: boolean): string => (was === is ? '公告已保存' : is ? '公告已撤下' : '公告已恢复');

interface AnnouncementFormProps {
  readonly item: AnnouncementRecord | null;
  readonly readOnly: boolean;
  readonly onDone: () => void;
}

/** One announcement: what everybody reads, from which day to which. */
export function AnnouncementForm({ item, readOnly, onDone }: AnnouncementFormProps) {
  const { busy, fault, run } = useWrite();
  const gone = item !== null && item.withdrawnAt !== null;
  const write = async ({ title, body, publishedOn, until }: AnnouncementValues, withdrawn: boolean): Promise<void> => {
    const values = { title, body, publishedOn, until };
    const work = () => (item ? call(changeAnnouncement, { params: { id: item.id }, body: { version: item.version, withdrawn, ...values } }) : call(addAnnouncement, { body: values }));
    if (await run(work, saidOf(gone, withdrawn))) onDone();
  };
  return (
    <Form layout="vertical" initialValues={item ?? { title: '', body: '', publishedOn: todayHere(), until: null }} disabled={readOnly} onFinish={(values: AnnouncementValues) => void write(values, gone)} className="pane-form">
      <h2>{item ? item.title : '新增公告'}</h2>
      <Field name="title" label="标题" schema={fields.title}><Input maxLength={100} /></Field>
      <Field name="body" label="正文" schema={fields.body} help="小程序、网页和公开页面原样显示，请勿写个人信息。"><Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} /></Field>
      <div className="figure-grid">
        <Field name="publishedOn" label="发布日期" schema={fields.publishedOn} help="当天零时起显示"><DayField /></Field>
        <Field name="until" label="截止日期" schema={fields.until} required={false} help="当天结束后不再显示；不填则一直显示"><DayField /></Field>
      </div>
      <WriteFault fault={fault} />
      {readOnly ? null : (
        <Space>
          <Button type="primary" htmlType="submit" loading={busy} data-testid="save-announcement">保存</Button>
          {item ? <Button loading={busy} onClick={() => void write(item, !gone)} data-testid="withdraw-announcement">{gone ? '恢复显示' : '撤下'}</Button> : null}
        </Space>
      )}
    </Form>
  );
}
