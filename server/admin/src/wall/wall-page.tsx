import { Switch } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { CriticalTicket } from '@hotline/shared/contracts/workbench.staff';
import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import { LiveProvider, useLiveState } from '../api/live-context';
import type { Loaded } from '../api/use-load';
import { ring } from '../frame/ring';
import { usePreference } from '../parts/preference';
import { FaultState, LoadingState } from '../parts/states';
import { formatCountdown, formatInstant } from '../parts/time';
import { usePageTitle } from '../session/use-page-title';
import { useCritical } from './use-critical';
import { useSeconds } from './use-seconds';

/** What nobody has done yet, in a word. */
const missingWords: Readonly<Partial<Record<ClockKind, string>>> = { accept: '未受理', dispatch: '未派单', call: '未打通电话', acknowledge: '未签收', decide: '退单待定', contact: '未联系诉求人' };

interface WallRowProps {
  readonly ticket: CriticalTicket;
  readonly now: number;
}

function WallRow({ ticket: { ticketNo, createdAt, departmentName, areaName, title, confidential, missing }, now }: WallRowProps) {
  return (
    <li className={missing.some(({ dueAt }) => dueAt <= now) ? 'wall-row wall-late' : 'wall-row'} data-testid={`wall-${ticketNo}`}>
      <div>
        <strong className="wall-number">{ticketNo}</strong>
        <span>{formatInstant(createdAt, now)}</span>
      </div>
      <div className="wall-matter">
        <span>{confidential ? '保密工单' : title}</span>
        <span className="wall-place">{[areaName, departmentName ?? '尚未派单'].filter(Boolean).join(' · ')}</span>
      </div>
      <ul className="wall-missing">
        {missing.length === 0 ? <li className="wall-reached">已落实</li> : null}
        {missing.map(({ kind, dueAt }) => (
          <li key={kind} className={dueAt <= now ? 'wall-due' : undefined}>
            <span>{missingWords[kind]}</span>
            <span className="wall-time">{dueAt <= now ? '超时 ' : ''}{formatCountdown(dueAt - now)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: number;
  /** Its colour, unless there is none. */
  readonly tone?: string;
}

const Figure = ({ name, value, tone = '' }: FigureProps) => (
  <div className={`wall-figure ${value > 0 ? tone : ''}`}><dt>{name}</dt><dd>{value}</dd></div>
);

function WallHead({ tickets, now, tools }: { readonly tickets: readonly CriticalTicket[]; readonly now: number; readonly tools: ReactNode }) {
  const unreached = tickets.filter(({ missing }) => missing.length > 0);
  const late = unreached.filter(({ missing }) => missing.some(({ dueAt }) => dueAt <= now));
  return (
    <header className="wall-head">
      <h1>紧急跟踪墙</h1>
      <dl>
        <Figure name="紧急工单" value={tickets.length} />
        <Figure name="尚未落实" value={unreached.length} tone="wall-open" />
        <Figure name="其中超时" value={late.length} tone="wall-due" />
      </dl>
      {tools}
    </header>
  );
}

/** What is on the wall, or why there is nothing. */
function WallBody({ loaded: { data, fault, reload }, now }: { readonly loaded: Loaded<readonly CriticalTicket[]>; readonly now: number }) {
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.length === 0) return <p className="wall-empty" role="status">当前没有未办结的紧急工单</p>;
  return <ul className="wall-rows" aria-label="紧急工单">{data.map((ticket) => <WallRow key={ticket.id} ticket={ticket} now={now} />)}</ul>;
}

function Wall() {
  const now = useSeconds();
  const state = useLiveState();
  const [tone, setTone] = usePreference('ring');
  const loaded = useCritical(() => tone === 'on' && ring());
  const tools = (
    <div className="wall-tools">
      <label>提示音 <Switch size="small" checked={tone === 'on'} onChange={(on) => setTone(on ? 'on' : 'off')} aria-label="新紧急工单提示音" /></label>
      <Link to="/">返回工作台</Link>
      {state === 'lost' ? <span className="wall-due" role="status">连接中断，正在恢复</span> : null}
    </div>
  );
  return (
    <main className="wall">
      <WallHead tickets={loaded.data ?? []} now={now} tools={tools} />
      <WallBody loaded={loaded} now={now} />
    </main>
  );
}

/** 紧急跟踪墙: for a projector; who has not been reached, by the second. */
export function WallPage() {
  usePageTitle('紧急跟踪墙');
  return <LiveProvider><Wall /></LiveProvider>;
}
