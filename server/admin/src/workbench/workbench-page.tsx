import { Button } from 'antd';
import { useCallback } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { claimNextTicket } from '@hotline/shared/contracts/tickets.staff';
import { getWorkbench, listCriticalTickets, type CriticalTicket, type Workbench } from '@hotline/shared/contracts/workbench.staff';
import { desks } from '@hotline/shared/vocabulary/desk';
import { call } from '../api/call';
import { useLiveBurst } from '../api/live-context';
import { useLoad } from '../api/use-load';
import { useOwnClaims } from '../desks/claims/use-claims';
import { workplaceOf } from '../desks/desk-table';
import { countText, Deadline, UrgencyMark } from '../parts/marks';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { useSession } from '../session/session';
import { usePageTitle } from '../session/use-page-title';
import { useSubmit } from '../session/use-submit';

type Waiting = Workbench['desks'][number];

const load = async () => ({ ...(await call(getWorkbench, {})), critical: (await call(listCriticalTickets, {})).items });

/** A queue: how much waits, what of it is late, and where to begin. */
function DeskLine({ waiting: { desk, waiting, overdue, yellow, first } }: { readonly waiting: Waiting }) {
  return (
    <tr data-testid={`waiting-${desk}`}>
      <th scope="row"><Link to={`/desks/${desk}`}>{desks.labels[desk]}</Link></th>
      <td className="count">{countText(waiting)}</td>
      <td className="count">{overdue > 0 ? <span className="deadline-overdue">超期 {countText(overdue)}</span> : <span className="quiet">—</span>}</td>
      <td className="count">{yellow > 0 ? <span className="deadline-today">临期 {countText(yellow)}</span> : <span className="quiet">—</span>}</td>
      <td className="cell-title">{first ? <><UrgencyMark urgency={first.urgency} /> <Link to={`/desks/${desk}/${first.id}`}>{first.ticketNo}</Link> {first.title}</> : <span className="quiet">暂无</span>}</td>
      <td>{first ? <Deadline dueAt={first.dueAt} /> : null}</td>
    </tr>
  );
}

/** Nothing is more urgent than the nearest deadline of what waits. */
function NextStep({ desks, operator }: { readonly desks: readonly Waiting[]; readonly operator: boolean }) {
  const navigate = useNavigate();
  const { busy, fault, submit } = useSubmit<undefined>(async () => void navigate(`/desks/intake/${(await call(claimNextTicket, {})).id}`));
  const [next] = desks.filter(({ first }) => first !== null).sort((one, other) => (one.first?.dueAt ?? Infinity) - (other.first?.dueAt ?? Infinity));
  if (!next?.first) return null;
  const { desk, first } = next;
  return (
    <p className="next-step">
      {operator ? (
        <Button type="primary" size="large" loading={busy} onClick={() => void submit(undefined)} autoFocus data-testid="next-step">领取下一件</Button>
      ) : (
        <Button type="primary" size="large" onClick={() => void navigate(`/desks/${desk}/${first.id}`)} autoFocus data-testid="next-step">办理最紧迫的一件：{first.ticketNo}</Button>
      )}
      {fault ? <span role="alert">{fault.message}</span> : null}
    </p>
  );
}

function TicketLinks({ title, items, to, testid }: { readonly title: string; readonly items: readonly Pick<CriticalTicket, 'id' | 'ticketNo' | 'title' | 'dueAt'>[]; readonly to: (id: string) => string; readonly testid: string }) {
  if (items.length === 0) return null;
  return (
    <section className="bench-part" data-testid={testid}>
      <h2>{title}（{items.length}）</h2>
      <ul className="plain-list">
        {items.map(({ id, ticketNo, title: matter, dueAt }) => <li key={id} className="line-between"><span><Link to={to(id)}>{ticketNo}</Link> {matter}</span><Deadline dueAt={dueAt} /></li>)}
      </ul>
    </section>
  );
}

/** 我的工作台: what waits for this person, and the next best step. */
export function WorkbenchPage() {
  usePageTitle('我的工作台');
  const { staff } = useSession();
  const operator = staff.role === 'operator';
  const { data, fault, reload } = useLoad(useCallback(load, []));
  const claims = useOwnClaims(operator);
  useLiveBurst('ticket', reload, 1000);
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  const caller = workplaceOf(staff.role).tools.includes('wall');
  const uncalled = data.critical.filter(() => caller).filter(({ missing }) => missing.some(({ kind }) => kind === 'call')).map((ticket) => ({ ...ticket, dueAt: ticket.missing.find(({ kind }) => kind === 'call')?.dueAt ?? null }));
  const idle = data.desks.every(({ waiting }) => waiting === 0);
  return (
    <div className="bench">
      <div className="list-bar"><h1>我的工作台</h1><span className="quiet">{staff.name}，以下工作在等您办理</span></div>
      <div className="bench-body">
        <NextStep desks={data.desks} operator={operator} />
        <TicketLinks title="紧急工单，电话尚未打通" items={uncalled} to={(id) => `/desks/all/${id}?do=callLead`} testid="uncalled" />
        <TicketLinks title="我领取的工单" items={claims.items} to={(id) => `/desks/intake/${id}`} testid="my-claims" />
        <section className="bench-part">
          <h2>待办</h2>
          {idle ? <EmptyState title="没有等您办理的工单">新的工单会自动出现在这里。</EmptyState> : null}
          <table className="bench-desks">
            <thead><tr>{['工作台', '待办', '超期', '临期', '最紧迫的一件', '时限'].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
            <tbody>{data.desks.map((waiting) => <DeskLine key={waiting.desk} waiting={waiting} />)}</tbody>
          </table>
        </section>
      </div>
    </div>
  );
}
