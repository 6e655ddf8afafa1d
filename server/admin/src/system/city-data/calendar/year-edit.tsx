import { Alert, Button, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { publishCalendar, type CalendarView } from '@hotline/shared/contracts/calendar.staff';
import { readCalendarNotice } from '@hotline/shared/rules/calendar-notice';
import { calendarFaults, type SpecialDay } from '@hotline/shared/rules/calendar-year';
import { call } from '../../../api/call';
import { Field } from '../../../parts/form/field';
import { fieldsOf } from '../../../parts/form/field-rule';
import { formatDay } from '../../../parts/time';
import { useWrite } from '../use-write';
import { WriteFault } from '../write-fault';
import { withDayTapped } from './year-days';
import { YearGrid } from './year-grid';

const fields = fieldsOf(publishCalendar);
const names = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'].map((name) => ({ value: name, label: name }));

function NoticeReader({ year, onRead }: { readonly year: number; readonly onRead: (days: SpecialDay[]) => void }) {
  const [notice, setNotice] = useState('');
  const [nothing, setNothing] = useState(false);
  const read = (): void => {
    const days = readCalendarNotice(year, notice);
    setNothing(days.length === 0);
    if (days.length > 0) onRead(days);
  };
  return (
    <div className="notice-reader">
      <label htmlFor="calendar-notice">粘贴国务院办公厅的放假安排（每个节日一行）</label>
      <Input.TextArea id="calendar-notice" value={notice} onChange={(event) => setNotice(event.target.value)} autoSize={{ minRows: 4, maxRows: 10 }} placeholder="一、元旦：1月1日至3日放假……" data-testid="calendar-notice" />
      {nothing ? <p className="field-fault" role="alert">没有认出放假日期，请核对格式，或在下面的日历上逐日点选。</p> : null}
      <Button onClick={read} disabled={notice.trim() === ''} data-testid="read-notice">识别放假安排</Button>
    </div>
  );
}

function Faults({ faults }: { readonly faults: ReturnType<typeof calendarFaults> }) {
  if (faults.length === 0) return <Alert type="success" showIcon title="已通过核对，可以发布。" className="form-alert" />;
  const list = <ul>{faults.map(({ day, text }, at) => <li key={at}>{day === null ? text : `${formatDay(day)}：${text}`}</li>)}</ul>;
  return <Alert type="warning" showIcon title="还不能发布" description={list} className="form-alert" data-testid="calendar-faults" />;
}

interface YearEditProps {
  readonly year: number;
  readonly initial: readonly SpecialDay[];
  readonly onPublished: (view: CalendarView) => void;
  readonly onCancel: () => void;
}

/** A year's arrangement: pasted or tapped, checked as it grows, then published. */
export function YearEdit({ year, initial, onPublished, onCancel }: YearEditProps) {
  const [days, setDays] = useState<readonly SpecialDay[]>(initial);
  const [name, setName] = useState('元旦');
  const { busy, fault, run } = useWrite();
  const faults = calendarFaults(year, days);
  const publish = async ({ reason }: { reason: string }): Promise<void> => {
    const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
    await run(async () => onPublished(await call(publishCalendar, { body: { year, days: sorted, reason } })), `${year}年工作日历已发布`);
  };
  return (
    <div className="city-data-sheet">
      <h2>{year}年工作日历</h2>
      <p className="quiet">发布后，暂定的办理期限会重新计算；已经确定的期限不变。</p>
      <NoticeReader year={year} onRead={setDays} />
      <div className="split-tools">
        <span id="tap-name">点选日期，标为</span>
        <Select value={name} options={names} onChange={setName} aria-labelledby="tap-name" className="tap-name" />
        <span className="quiet">再点一次更换：工作日在“休”和平日之间，周末在“班”“休”和平日之间。</span>
      </div>
      <YearGrid year={year} days={days} onTap={(day) => setDays(withDayTapped(days, day, name))} />
      <Faults faults={faults} />
      <Form layout="vertical" onFinish={(values: { reason: string }) => void publish(values)} className="pane-form">
        <Field name="reason" label="发布依据" schema={fields.reason} help="例如通知的文号。"><Input maxLength={500} /></Field>
        <WriteFault fault={fault} />
        <Space>
          <Button type="primary" htmlType="submit" loading={busy} disabled={faults.length > 0} data-testid="publish-calendar">发布{year}年</Button>
          <Button onClick={onCancel}>取消</Button>
        </Space>
      </Form>
    </div>
  );
}
