import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, integerColumn, longText, nullableInstant, nullableText } from '../../../platform/db/columns';

/** 公告: what the city tells everybody, from a day to a day. */
@Entity('announcement')
@Index('announcement_newest', ['publishedOn', 'id'])
export class AnnouncementRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(100))
  title: string;

  @Column(longText)
  body: string;

  /** Days in Asia/Shanghai, `YYYY-MM-DD`. */
  @Column(binaryText(10))
  publishedOn: string;

  /** The last day; null: none. */
  @Column(nullableText(10))
  until: string | null;

  @Column(integerColumn)
  version: number;

  @Column(nullableInstant)
  withdrawnAt: number | null;
}
