import { LessThan, Not } from 'typeorm';
import type { Platform } from '../../../platform/platform';
import { KnowledgeImportLine, KnowledgeImportRow } from './import.entity';

const keptMs = 90 * 86_400_000;

/** Lets go of files long since read, with their rows; what came of them stays, and so does the audit trail. */
export async function forgetImports({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  const old = await db.read((em) => em.findBy(KnowledgeImportRow, { createdAt: LessThan(clock.now() - keptMs), phase: Not('running') }));
  for (const { id } of old) {
    await db.transact(async (em) => {
      await em.delete(KnowledgeImportLine, { importId: id });
      await em.delete(KnowledgeImportRow, { id });
    });
  }
}
