import type { AreaTelephonesView } from '@hotline/shared/contracts/knowledge-words.staff';
import type { StaffActor } from '../staff';
import type { KnowledgeDeps } from './deps';

type Numbers = AreaTelephonesView['numbers'];

interface DirectoryChange {
  readonly area: string;
  /** What the person was looking at. */
  readonly seen: Numbers;
  readonly numbers: Numbers;
}

/** Writes a district's numbers anew; throws ticket.unknownArea, telephones.changed. */
export async function changeDirectory({ platform: { db }, city, audit }: KnowledgeDeps, actor: StaffActor, { area, seen, numbers }: DirectoryChange): Promise<void> {
  await db.transact(async (em) => {
    const name = await city.changeTelephones(area, { seen, numbers });
    await audit.record(em, actor, { action: 'editKnowledge', object: `区县电话 ${name}`, detail: numbers.map((entry) => `${entry.name} ${entry.number}`).join('；').slice(0, 2000) || '清空' });
  });
  city.telephones.forget();
}
