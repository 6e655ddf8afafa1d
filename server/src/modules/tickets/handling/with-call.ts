import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import type { ClockEffect } from '../life/clock-effects';
import type { TicketRow } from '../ticket.entity';

/** The clocks a department gets, and behind every critical ticket a telephone call. */
export const withCall = ({ urgency }: Pick<TicketRow, 'urgency'>, start: readonly ClockKind[]): ClockEffect => ({ start: urgency === 'critical' ? [...start, 'call'] : start });
