import type { ServiceWindowView } from '@hotline/shared/contracts/chats.staff';
import type { EntityManager } from 'typeorm';
import type { Platform } from '../../platform/platform';
import type { OfficialAccountMessage, PushMessage } from '../../wechat';
import { ServiceWindowRow } from './chat.entity';

const grants = { message: { ms: 48 * 3600_000, count: 5 }, event: { ms: 60_000, count: 3 } } as const;

const usedUp = 45047;

/** Which of the two a message was taken from. */
export type Grant = keyof typeof grants;

const grantingEvents: ReadonlySet<OfficialAccountMessage['kind']> = new Set(['menuClick', 'menuScan', 'follow', 'scan']);

/**
 * How many customer-service messages may go to a follower, and until when: WeChat's own account of it can only be met
 * by being refused (45015, 45047), so it is kept here and put right by a refusal.
 */
export class ServiceWindow {
  constructor(private readonly platform: Pick<Platform, 'db' | 'clock'>) {}

  /** What a push opens: a message of the follower's starts anew, a click or a scan allows a few at once. */
  async note({ fromUser: openid, msgType }: PushMessage, { kind }: OfficialAccountMessage): Promise<void> {
    const now = this.platform.clock.now();
    const { message, event } = grants;
    if (msgType !== 'event') await this.write(openid, { messageUntil: now + message.ms, messageLeft: message.count });
    else if (grantingEvents.has(kind)) await this.write(openid, { eventUntil: now + event.ms, eventLeft: event.count });
  }

  /** Whether a message may be sent now. */
  async open(openid: string): Promise<boolean> {
    return (await this.view(openid)).left > 0;
  }

  async view(openid: string): Promise<ServiceWindowView> {
    const now = this.platform.clock.now();
    const row = await this.platform.db.read((em) => em.findOneBy(ServiceWindowRow, { openid }));
    if (!row) return { left: 0, until: null };
    const running = [{ until: row.eventUntil, left: row.eventLeft }, { until: row.messageUntil, left: row.messageLeft }].filter(({ until }) => until > now);
    const usable = running.filter(({ left }) => left > 0);
    const until = Math.max(0, ...(usable.length > 0 ? usable : running).map((grant) => grant.until));
    return { left: usable.reduce((sum, { left }) => sum + left, 0), until: until || null };
  }

  /** Takes one message inside the caller's transaction, from what ends sooner; null when none is left. */
  async spend(em: EntityManager, openid: string): Promise<Grant | null> {
    const now = this.platform.clock.now();
    for (const grant of ['event', 'message'] as const) {
      const { affected } = await em
        .createQueryBuilder()
        .update(ServiceWindowRow)
        .set({ [`${grant}Left`]: () => `${grant}Left - 1` })
        .where(`openid = :openid AND ${grant}Until > :now AND ${grant}Left > 0`, { openid, now })
        .execute();
      if (affected === 1) return grant;
    }
    return null;
  }

  /** WeChat took no notice of a message: it is not counted, unless everything has been granted anew meanwhile. */
  async giveBack(openid: string, grant: Grant): Promise<void> {
    const left = `${grant}Left` as const;
    await this.platform.db.transact((em) => em.createQueryBuilder().update(ServiceWindowRow).set({ [left]: () => `${left} + 1` }).where(`openid = :openid AND ${left} < :count`, { openid, count: grants[grant].count }).execute());
  }

  /** WeChat says that nothing more goes out: by 45047 the number is used up, else the time is over. */
  async close(openid: string, errcode: number | null): Promise<void> {
    const over = errcode === usedUp ? {} : { messageUntil: 0, eventUntil: 0 };
    await this.platform.db.transact((em) => em.update(ServiceWindowRow, { openid }, { ...over, messageLeft: 0, eventLeft: 0 }));
  }

  /** Forgets a follower. */
  async forget(em: EntityManager, openid: string): Promise<void> {
    await em.delete(ServiceWindowRow, { openid });
  }

  /** Each statement is a unit of its own: nine photos at the same moment would otherwise wait for each other's locks. */
  private async write(openid: string, change: Partial<ServiceWindowRow>): Promise<void> {
    const { db } = this.platform;
    const update = async (): Promise<boolean> => (await db.transact((em) => em.update(ServiceWindowRow, { openid }, change))).affected === 1;
    if (await update()) return;
    const blank = { openid, messageUntil: 0, messageLeft: 0, eventUntil: 0, eventLeft: 0 };
    await db.transact((em) => em.createQueryBuilder().insert().into(ServiceWindowRow).values(blank).orIgnore().updateEntity(false).execute());
    await update();
  }
}
