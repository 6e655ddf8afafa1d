import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, integerColumn, nullableId, nullableInstant } from '../../platform/db/columns';

/** A day that differs from its weekday: a public holiday, or a weekend worked to make up for one (调休). */
@Entity('calendar_day')
export class CalendarDayRow {
  /** `YYYY-MM-DD`. */
  @PrimaryColumn(binaryText(10))
  day: string;

  @Column(booleanColumn)
  workday: boolean;

  @Column(binaryText(50))
  name: string;
}

/** A year whose holidays have been published; later due dates are provisional. */
@Entity('calendar_year')
export class CalendarYearRow {
  @PrimaryColumn(integerColumn)
  year: number;

  /** Null: known when this version of the product was made. */
  @Column(nullableInstant)
  publishedAt: number | null;

  @Column(nullableId)
  publishedBy: string | null;
}
