import { livePath } from '@hotline/shared/contracts/tickets.staff';
import { TicketRow } from '../../src/modules/tickets/ticket.entity';
import { newId } from '../../src/platform/ids';
import { openHotline, type Hotline } from '../support/hotline';
import { gatherCrew, member, submitted, type Crew } from '../support/journey';
import { firstTicketEvent } from '../support/live';

let hotline: Hotline;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  crew = await gatherCrew(hotline);
});
afterAll(() => hotline?.stop());

/** Many tickets that all changed at this moment, as in the first night. */
async function surge(count: number): Promise<void> {
  const { id } = await submitted(crew);
  await hotline.server.platform.db.transact(async (em) => {
    const one = await em.findOneByOrFail(TicketRow, { id });
    const updatedAt = hotline.clock.now();
    const rows = Array.from({ length: count }, (_, at) => ({ ...one, id: newId(), ticketNo: `T${at}`, idempotencyKey: `surge-${at}`, updatedAt }));
    for (let at = 0; at < count; at += 100) await em.insert(TicketRow, rows.slice(at, at + 100));
  });
}

test('in a surge an open desk still hears of the newest ticket', async () => {
  const stop = new AbortController();
  const stream = await member(crew, 'operator').open(livePath, stop.signal);
  await surge(1200);
  const made = await submitted(crew);
  const heard = await firstTicketEvent(stream, (ticket) => ticket.id === made.id);
  stop.abort();
  expect(heard.isNew).toBe(true);
}, 15_000);
