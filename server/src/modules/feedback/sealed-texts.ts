import type { Seal } from '../../platform/seal/seal';
import type { FeedbackRow } from './feedback.entity';

type Column = 'opinion' | 'answer';

const placeOf = (column: Column, id: string): string => `feedback.${column}.${id}`;

/** A text of a row as the table holds it: people write names, numbers and addresses into whatever they are given. */
export const sealed = (seal: Seal, column: Column, { id, text }: { readonly id: string; readonly text: string }): string => seal.seal(text, placeOf(column, id)) ?? '';

/** What the citizen wrote. */
export const opinionOf = (seal: Seal, { id, opinionSealed }: FeedbackRow): string => seal.open(opinionSealed, placeOf('opinion', id)) ?? '';

/** What the hotline answered; null while it has not. */
export const answerOf = (seal: Seal, { id, answerSealed }: FeedbackRow): string | null => seal.open(answerSealed, placeOf('answer', id));
