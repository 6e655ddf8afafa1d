import * as contracts from '@hotline/shared/contracts/city-data.staff';
import { route, type Route } from '../../platform/http/route';
import { audited, type CityDeskDeps } from './deps';

const pageSize = 50;

/** What a change came to, for the audit trail. */
const changeText = (was: boolean, is: boolean): string => (was === is ? '修改' : is ? '撤下' : '恢复');

/** 公告: read by all staff, written by a system administrator. */
export function announcementRoutes(deps: CityDeskDeps): Route[] {
  const { staff, city: { announcements } } = deps;
  const admin = staff.gate('systemAdmin');
  return [
    route(contracts.listAnnouncementRecords, staff.gate(), ({ input }) => announcements.records({ cursor: input.query.cursor, limit: pageSize })),
    route(contracts.addAnnouncement, admin, async ({ actor, input: { body } }) => {
      const id = await audited(deps, actor, { object: `公告 ${body.title}`, detail: () => `发布，${body.publishedOn} 起`, work: () => announcements.add(body) });
      return { id };
    }),
    route(contracts.changeAnnouncement, admin, async ({ actor, input: { params, body } }) => {
      await audited(deps, actor, { object: (old) => `公告 ${old.title}`, detail: (old) => changeText(old.withdrawnAt !== null, body.withdrawn), work: () => announcements.change(params.id, body) });
      return {};
    }),
  ];
}
