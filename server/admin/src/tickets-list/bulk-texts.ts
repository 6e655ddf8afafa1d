import { bulkActions, type BulkAction } from '@hotline/shared/contracts/ticket-lists.staff';
import { lifecycle, type TicketAction } from '@hotline/shared/rules/lifecycle';
import { errorTexts } from '@hotline/shared/text/errors';
import type { Role } from '@hotline/shared/vocabulary/role';

/** What a role may do to many tickets at once: what it may do to one. */
export const bulkActionsOf = (role: Role): BulkAction[] => bulkActions.filter((action) => role in lifecycle[action satisfies TicketAction].by);

/** The result of a row in words. */
export function resultText(code: string | null): string {
  if (code === null) return '等待';
  if (code === 'done') return '成功';
  return code in errorTexts ? errorTexts[code as keyof typeof errorTexts] : '没有办理';
}
