import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { noteAbuse } from '@hotline/shared/contracts/blocklist.staff';
import type { InputOf } from '@hotline/shared/contracts/contract';
import type { RequesterView } from '@hotline/shared/contracts/requesters.staff';
import { abuseGrades, blocklistEffects, blocklistReasons } from '@hotline/shared/vocabulary/blocklist';
import { call } from '../../api/call';
import { faultOf, type Fault } from '../../api/fault';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { useSession } from '../../session/session';

type Note = InputOf<typeof noteAbuse>['body'];

const fields = fieldsOf(noteAbuse);

function NoteForm({ ticketId, onNoted, onCancel }: { readonly ticketId: string; readonly onNoted: () => void; readonly onCancel: () => void }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const send = async (body: Note): Promise<void> => {
    setBusy(true);
    try {
      await call(noteAbuse, { params: { id: ticketId }, body });
      onNoted();
    } catch (thrown) {
      setFault(faultOf(thrown));
      setBusy(false);
    }
  };
  return (
    <Form<Note> layout="vertical" className="reveal-form" onFinish={(body) => void send(body)} aria-label="记录不当言行">
      <Field name="grade" label="程度" schema={fields.grade} help="只作记录，工单照常办理。"><Choice list={abuseGrades} /></Field>
      <Field name="note" label="情况说明" schema={fields.note}><Input.TextArea autoSize={{ minRows: 2 }} placeholder="例如：通话中多次辱骂，录音编号…" /></Field>
      {fault ? <Alert type="error" title={fault.message} className="form-alert" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-abuse">记录</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}

interface ConductProps {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly requester: RequesterView;
  readonly onNoted: () => void;
}

/** What the list of misuse and its notes say of the requester. The ticket is worked on all the same. */
export function RequesterConduct({ ticketId, ticketNo, requester: { marks, abuse }, onNoted }: ConductProps) {
  const now = useNow();
  const { role } = useSession().staff;
  const [noting, setNoting] = useState(false);
  const noted = (): void => {
    setNoting(false);
    onNoted();
  };
  if (noting) return <NoteForm ticketId={ticketId} onNoted={noted} onCancel={() => setNoting(false)} />;
  return (
    <div data-testid="conduct">
      {marks.map(({ id, effect, reason, facts, endsAt }) => (
        <Alert key={id} type="warning" showIcon className="form-alert" title={`不良使用名单：${blocklistReasons.labels[reason]}，${blocklistEffects.labels[effect]}`} description={`${facts}（至 ${formatInstant(endsAt, now)}）`} />
      ))}
      {abuse.slice(0, 3).map(({ grade, note, ticketNo: on, staffName, at }) => (
        <p className="quiet" key={`${at} ${on}`}>{formatInstant(at, now)} {staffName}记录{abuseGrades.labels[grade]}：{note}</p>
      ))}
      {role === 'operator' || role === 'handler' ? <Button type="link" size="small" onClick={() => setNoting(true)} data-testid="open-abuse">记录不当言行</Button> : null}
      {role === 'dutyManager' ? <Link to={`/blocklist?ticket=${ticketId}&ticketNo=${ticketNo}`}>提请列入不良使用名单</Link> : null}
    </div>
  );
}
