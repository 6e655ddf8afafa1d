import { noteDeflection } from '@hotline/shared/contracts/inquiries.citizen';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { callOpen } from '@/api/call';
import type { Draft } from './draft';

/** Tells what became of a draft that was shown answers; that it is not heard costs a count, nothing else. */
export function noteVisit({ idempotencyKey }: Pick<Draft, 'idempotencyKey'>, event: InputOf<typeof noteDeflection>['body']['event']): void {
  callOpen(noteDeflection, { body: { visit: idempotencyKey, event } }).catch(() => undefined);
}
