import type { noteDeflection, offerAnswers } from '@hotline/shared/contracts/inquiries.citizen';
import type { ParsedOf } from '@hotline/shared/contracts/contract';
import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import { IsNull } from 'typeorm';
import { shanghaiDay } from '../../platform/clock';
import type { InquiryDeps } from './deps';
import { DeflectionRow } from './inquiry.entity';

/** More would be a list to read instead of a form to fill in. */
const offered = 2;

/** The key of a draft becomes the key of a ticket: only its digest is kept here. */
const visitOf = ({ platform: { seal } }: InquiryDeps, key: string): string => seal.fingerprint(key, 'inquiry.visit');

/** Answers in force to what is being written; that some were shown is counted once a draft. */
export async function offer(deps: InquiryDeps, { visit, via, content }: ParsedOf<typeof offerAnswers>['body']): Promise<KnowledgeHit[]> {
  const items = (await deps.knowledge.search(content)).filter(({ expired }) => !expired).slice(0, offered);
  if (items[0]) await noteShown(deps, { visit: visitOf(deps, visit), channel: via, itemId: items[0].id });
  return items;
}

async function noteShown({ platform: { db, clock }, knowledge }: InquiryDeps, { visit, channel, itemId }: Pick<DeflectionRow, 'visit' | 'channel'> & { readonly itemId: string }): Promise<void> {
  if (await db.read((em) => em.existsBy(DeflectionRow, { visit }))) return;
  const { categories } = await knowledge.get(itemId);
  const row = { visit, channel, day: shanghaiDay(clock.now()), category: categories[0] ?? '', opened: false, outcome: null };
  await db.transact((em) => em.createQueryBuilder().insert().into(DeflectionRow).values(row).orIgnore().execute());
}

/** What became of a draft that was shown answers; of any other there is nothing to note. A ticket made after all counts as one. */
export async function note(deps: InquiryDeps, { visit: key, event }: ParsedOf<typeof noteDeflection>['body']): Promise<void> {
  const visit = visitOf(deps, key);
  await deps.platform.db.transact(async (em) => {
    switch (event) {
      case 'opened':
        return em.update(DeflectionRow, { visit }, { opened: true });
      case 'solved':
        return em.update(DeflectionRow, { visit, outcome: IsNull() }, { outcome: 'solved' });
      case 'resumed':
        return em.update(DeflectionRow, { visit, outcome: 'solved' }, { outcome: null });
      case 'submitted':
        return em.update(DeflectionRow, { visit }, { outcome: 'submitted' });
    }
  });
}
