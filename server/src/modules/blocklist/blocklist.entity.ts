import type { AbuseGrade, BlocklistEffect, BlocklistReason, BlocklistState } from '@hotline/shared/vocabulary/blocklist';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, longText, nullableId, nullableInstant, nullableLongText, nullableText } from '../../platform/db/columns';

/** 不良使用名单: one requester, one effect, until a day. */
@Entity('blocklist_entry')
export class BlocklistEntryRow {
  @PrimaryColumn(idColumn)
  id: string;

  /** Whom it names: `citizen.<id>` or `phone.<fingerprint>`. */
  @Column(binaryText(80))
  subject: string;

  /** The number in full, for those who have to recognise it; null for an account. */
  @Column(nullableLongText)
  phoneSealed: string | null;

  @Column(nullableText(15))
  ticketNo: string | null;

  @Column(binaryText(16))
  reason: BlocklistReason;

  @Column(longText)
  facts: string;

  @Column(binaryText(16))
  effect: BlocklistEffect;

  @Column({ ...integerColumn, nullable: true })
  perDay: number | null;

  @Column(instantColumn)
  endsAt: number;

  /** That its day has passed is no state: time alone says so. */
  @Column(binaryText(16))
  state: Exclude<BlocklistState, 'ended'>;

  @Column(idColumn)
  enteredBy: string;

  @Column(instantColumn)
  enteredAt: number;

  @Column(nullableId)
  decidedBy: string | null;

  @Column(nullableInstant)
  decidedAt: number | null;

  @Column(nullableId)
  liftedBy: string | null;

  @Column(nullableText(1000))
  liftReason: string | null;
}

/** How many submissions a limited requester has made on a day (Asia/Shanghai). */
@Entity('blocklist_day')
export class BlocklistDayRow {
  @PrimaryColumn(idColumn)
  entryId: string;

  @PrimaryColumn(binaryText(10))
  day: string;

  @Column(integerColumn)
  taken: number;
}

/** 申诉 of whom an entry limits. */
@Entity('blocklist_appeal')
export class BlocklistAppealRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  entryId: string;

  /** The entry's id while it waits; unique. */
  @Column(nullableId)
  openFor: string | null;

  @Column(idColumn)
  citizenId: string;

  @Column(longText)
  text: string;

  @Column(instantColumn)
  at: number;

  @Column({ type: 'boolean', nullable: true })
  granted: boolean | null;

  @Column(nullableText(1000))
  explanation: string | null;

  @Column(nullableId)
  decidedBy: string | null;
}

/** 不当言行: how a requester behaved towards staff, on which ticket. */
@Entity('abuse_note')
export class AbuseNoteRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(80))
  subject: string;

  @Column(idColumn)
  ticketId: string;

  @Column(binaryText(15))
  ticketNo: string;

  @Column(binaryText(16))
  grade: AbuseGrade;

  @Column(longText)
  note: string;

  @Column(idColumn)
  staffId: string;

  @Column(instantColumn)
  at: number;
}
