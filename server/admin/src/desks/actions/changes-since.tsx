import { Alert } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { ticketStates } from '@hotline/shared/vocabulary/ticket-state';
import { urgencies } from '@hotline/shared/vocabulary/urgency';
import { diffTexts } from '../../parts/text-diff';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';

/** What of a ticket people decide by, in their words. */
const facts: readonly (readonly [name: string, read: (ticket: StaffTicket) => string | null])[] = [
  ['状态', ({ state }) => ticketStates.labels[state]],
  ['紧急程度', ({ urgency }) => urgencies.labels[urgency]],
  ['诉求类型', ({ requestType }) => requestTypes.labels[requestType]],
  ['诉求分类', ({ categoryName }) => categoryName],
  ['所在区域', ({ areaName }) => areaName],
  ['承办单位', ({ departmentName }) => departmentName],
  ['答复草稿', ({ draftReply }) => draftReply],
  ['答复', ({ reply }) => reply?.text ?? null],
];

interface ChangesProps {
  /** The ticket as it was when the form was opened. */
  readonly base: StaffTicket;
  readonly ticket: StaffTicket;
  /** When a draft taken up again was written: what happened since then is news, too. */
  readonly since: number | null;
  /** The reply being written, where the form has one. */
  readonly myReply: string | undefined;
}

/** Every step that whoever writes has not seen yet. */
function newSteps({ base, ticket, since }: ChangesProps): StaffTicket['timeline'] {
  const seen = new Set(base.timeline.map(({ id }) => id));
  return ticket.timeline.filter(({ id, at }) => !seen.has(id) || (since !== null && at > since));
}

function Steps({ steps }: { readonly steps: StaffTicket['timeline'] }) {
  const now = useNow();
  return (
    <ul className="plain-list">
      {steps.map(({ id, action, actor, at, detail, reason }) => (
        <li key={id}>
          <strong>{actionLabels[action]}</strong> {actor} <span className="quiet">{formatInstant(at, now)}</span>
          {detail ?? reason ? <p className="step-text">{detail ?? reason}</p> : null}
        </li>
      ))}
    </ul>
  );
}

function ChangedFacts({ base, ticket }: Pick<ChangesProps, 'base' | 'ticket'>) {
  const changed = facts.map(([name, read]) => ({ name, before: read(base), now: read(ticket) })).filter(({ before, now }) => before !== now);
  if (changed.length === 0) return null;
  return (
    <table className="changes-table">
      <thead><tr><th scope="col">项目</th><th scope="col">您看到的</th><th scope="col">现在</th></tr></thead>
      <tbody>{changed.map(({ name, before, now }) => <tr key={name}><th scope="row">{name}</th><td>{before ?? '无'}</td><td>{now ?? '无'}</td></tr>)}</tbody>
    </table>
  );
}

const pieceWords = { mine: '只在您写的里', theirs: '只在现有的里' } as const;

/** What I wrote against what stands there now, sentence by sentence. */
function ReplyDiff({ mine, theirs }: { readonly mine: string; readonly theirs: string }): ReactNode {
  return (
    <div className="reply-diff" data-testid="reply-diff">
      <p className="quiet">您写的答复与现有答复：<ins>只在您写的里</ins> <del>只在现有的里</del></p>
      <p className="prose">
        {diffTexts(mine, theirs).map(({ kind, text }, at) => {
          if (kind === 'same') return <span key={at}>{text}</span>;
          const Mark = kind === 'mine' ? 'ins' : 'del';
          return <Mark key={at} title={pieceWords[kind]}>{text}</Mark>;
        })}
      </p>
    </div>
  );
}

/** A reply that came up meanwhile. */
function newReply({ base, ticket }: ChangesProps): string | null {
  const replyOf = ({ draftReply, reply }: StaffTicket): string | null => draftReply ?? reply?.text ?? null;
  return replyOf(ticket) === replyOf(base) ? null : replyOf(ticket);
}

/** What changed under somebody's hands: steps, facts, and the two replies against each other. Nothing while nothing did. */
export function ChangesSince(props: ChangesProps) {
  const { base, ticket, myReply } = props;
  const steps = newSteps(props);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    note.current?.scrollIntoView({ block: 'nearest' });
  }, [ticket.version]);
  if (ticket.version === base.version && steps.length === 0) return null;
  const theirs = newReply(props);
  const body = (
    <>
      <Steps steps={steps} />
      <ChangedFacts base={base} ticket={ticket} />
      {myReply && theirs && myReply !== theirs ? <ReplyDiff mine={myReply} theirs={theirs} /> : null}
    </>
  );
  return (
    <div ref={note} className="form-alert" data-testid="changes-since">
      <Alert type="warning" showIcon title="您填写期间，这件工单有以下变化；您填写的内容都在，核对后可按最新内容提交。" description={body} />
    </div>
  );
}
