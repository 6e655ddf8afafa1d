import { ReadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { getBriefing, readBriefing } from '@hotline/shared/contracts/broadcasts.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';

type Briefing = OutputOf<typeof getBriefing>;

const load = () => call(getBriefing, {});

function Changes({ briefing: { broadcasts, knowledge }, now }: { readonly briefing: Briefing; readonly now: number }) {
  return (
    <ul className="plain-list briefing-list" data-testid="briefing-list">
      {broadcasts.map(({ id, title, sentAt, readAt, addressed }) => (
        <li key={id}>广播 · <Link to={`/broadcasts/${id}`}>{title}</Link> <span className="quiet">{formatInstant(sentAt, now)}{addressed && readAt === null ? '，未读' : ''}</span></li>
      ))}
      {knowledge.map(({ id, title, at }) => (
        <li key={id}>知识 · <Link to={`/knowledge/${id}`}>{title}</Link> <span className="quiet">{formatInstant(at, now)}更新</span></li>
      ))}
    </ul>
  );
}

/** 上岗简报: what changed since one's last shift, at the start of this one. */
export function BriefingBar() {
  const { data, put } = useLoad(load);
  const [open, setOpen] = useState(false);
  const now = useNow();
  if (!data || data.since === null || data.read || data.broadcasts.length + data.knowledge.length === 0) return null;
  const done = (): void => {
    put({ ...data, read: true });
    // Untold, it is shown once more at the next start.
    call(readBriefing, {}).catch(() => undefined);
  };
  return (
    <section className="briefing" aria-label="上岗简报" data-testid="briefing">
      <div className="briefing-line">
        <span><ReadOutlined aria-hidden /> 您上次下班（{formatInstant(data.since, now)}）以来：新广播 {data.broadcasts.length} 条，知识更新 {data.knowledge.length} 条</span>
        <span className="broadcast-space" />
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="open-briefing">{open ? '收起' : '查看'}</Button>
        <Button size="small" onClick={done} data-testid="read-briefing">知道了</Button>
      </div>
      {open ? <Changes briefing={data} now={now} /> : null}
    </section>
  );
}
