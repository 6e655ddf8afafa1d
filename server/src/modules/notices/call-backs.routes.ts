import { maskPhone } from '@hotline/shared/rules/phone-mask';
import { finishCallBack, listCallBacks, type CallBackTask } from '@hotline/shared/contracts/notices.staff';
import { IsNull } from 'typeorm';
import { route, type Route } from '../../platform/http/route';
import type { Platform } from '../../platform/platform';
import type { StaffApi } from '../staff';
import type { TicketsApi } from '../tickets';
import { CallBackTaskRow } from './notice.entity';

const listed = 100;

/** 待电话告知 at the desks of those who telephone. */
export function callBackRoutes({ db, clock }: Platform, { staff, tickets }: { readonly staff: StaffApi; readonly tickets: TicketsApi }): Route[] {
  const gate = staff.gate('operator', 'followUpOfficer', 'dutyManager');
  const open = { doneAt: IsNull() };

  const view = async ({ id, ticketId, kind, reason, createdAt }: CallBackTaskRow): Promise<CallBackTask> => {
    const { ticketNo, title } = await tickets.summary(ticketId);
    return { id, ticketId, ticketNo, title, contactPhoneMasked: maskPhone(await tickets.contactPhone(ticketId)), kind, reason, createdAt };
  };

  return [
    route(listCallBacks, gate, async () => {
      const rows = await db.read((em) => em.find(CallBackTaskRow, { where: open, order: { createdAt: 'ASC', id: 'ASC' }, take: listed }));
      const items = [];
      for (const row of rows) items.push(await view(row));
      return { items, waiting: await db.read((em) => em.countBy(CallBackTaskRow, open)) };
    }),
    route(finishCallBack, gate, async ({ actor, input }) => {
      await db.transact((em) => em.update(CallBackTaskRow, { id: input.params.id, ...open }, { openFor: null, doneAt: clock.now(), doneBy: actor.id }));
      return {};
    }),
  ];
}
