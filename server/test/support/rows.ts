import type { Hotline } from './hotline';

/** Written by the server on its own account, whatever people do. */
const restless = new Set(['session', 'job_lease', 'wechat_token', 'outbox', 'publication_check', 'publication_verdict', 'staff_shift', 'ticket_contact_key', 'search_day', 'search_asker']);

/** How many rows each table has, for "nothing was stored". */
export async function countRows({ server }: Pick<Hotline, 'server'>): Promise<Record<string, number>> {
  const { db } = server.platform;
  const counts: Record<string, number> = {};
  for (const { tableName, target } of db.source.entityMetadatas) {
    if (!restless.has(tableName)) counts[tableName] = await db.read((em) => em.count(target));
  }
  return counts;
}
