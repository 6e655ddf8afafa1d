import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { phone } from '@hotline/shared/contracts/fields';
import { keyOfContact, listTicketPage } from '@hotline/shared/contracts/ticket-lists.staff';
import * as z from 'zod/mini';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { StateMark } from '../parts/marks';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { useSettled } from '../parts/use-settled';
import { useSession } from '../session/session';

const shown = 8;

/** Earlier tickets that left the same number; the number itself stands in no address. */
async function loadHistory(contactPhone: string) {
  if (!z.safeParse(phone(), contactPhone).success) return null;
  const { contactKey } = await call(keyOfContact, { body: { contactPhone } });
  return (await call(listTicketPage, { query: { contactKey } })).items.slice(0, shown);
}

/** 来电人: what this number has asked for before. */
export function CallerHistory({ contactPhone }: { readonly contactPhone: string }) {
  const now = useNow();
  const { temporary } = useSession().staff;
  const settled = useSettled(contactPhone, 300);
  // A temporary seat looks nobody up by a number, and would be refused.
  const { data, fault } = useLoad(useCallback(() => (temporary ? Promise.resolve(null) : loadHistory(settled)), [settled, temporary]));
  return (
    <aside className="register-side" aria-label="来电人历史">
      <h2>来电人历史</h2>
      {fault ? <p role="alert">{fault.message}</p> : null}
      {data === null || data === undefined ? <p className="quiet">{temporary ? '临时坐席不查询来电人此前的诉求。' : '填写联系电话后显示此前的诉求。'}</p> : null}
      {data?.length === 0 ? <p className="quiet">这个号码此前没有留下诉求。</p> : null}
      <ul className="plain-list" data-testid="caller-history">
        {data?.map(({ id, ticketNo, title, state, createdAt }) => (
          <li key={id}>
            <div className="line-between"><Link to={`/desks/all/${id}`} target="_blank">{ticketNo}</Link><StateMark state={state} /></div>
            <div>{title}</div>
            <div className="quiet">{formatInstant(createdAt, now)}</div>
          </li>
        ))}
      </ul>
    </aside>
  );
}
