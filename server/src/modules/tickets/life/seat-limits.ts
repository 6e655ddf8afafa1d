import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { SeatLimits } from './visible-to';

/** Keeps a query over tickets (alias `t`) to a temporary seat's queue, and to what nobody has classified yet. */
export function withinSeat<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, seat: SeatLimits | null): SelectQueryBuilder<T> {
  if (seat && seat.categories.length > 0) query.andWhere('(t.category IS NULL OR t.category IN (:...seatCategories))', { seatCategories: seat.categories });
  if (seat && seat.areas.length > 0) query.andWhere('(t.area IS NULL OR t.area IN (:...seatAreas))', { seatAreas: seat.areas });
  return query;
}
