import type { Recipients } from '@hotline/shared/contracts/broadcasts.staff';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, jsonColumn, longText, nullableId, nullableInstant } from '../../platform/db/columns';

/** 广播: its words are never changed; a later one takes its place. */
@Entity('broadcast')
export class BroadcastRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(64))
  idempotencyKey: string;

  @Column(binaryText(60))
  title: string;

  @Column(longText)
  body: string;

  @Column(booleanColumn)
  mustRead: boolean;

  /** Departments stand here with all below them. */
  @Column(jsonColumn)
  recipients: Recipients;

  /** The recipients in words, as they were said when it was sent. */
  @Column(longText)
  addressedTo: string;

  /** How many they were when it was sent. */
  @Column(integerColumn)
  sentTo: number;

  /** Items it announces, by the titles they had. */
  @Column(jsonColumn)
  knowledge: { readonly id: string; readonly title: string }[];

  @Column(idColumn)
  senderId: string;

  @Column(binaryText(50))
  senderName: string;

  @Column(instantColumn)
  sentAt: number;

  @Index('broadcast_expires')
  @Column(instantColumn)
  expiresAt: number;

  /** No two take the place of the same one: the column is unique. */
  @Column(nullableId)
  supersedes: string | null;

  @Column(nullableId)
  supersededBy: string | null;

  /** Grows when it becomes void. */
  @Column(integerColumn)
  version: number;

  @Index('broadcast_updated')
  @Column(instantColumn)
  updatedAt: number;
}

/** 回执: that somebody has read it. Written once. */
@Entity('broadcast_receipt')
export class BroadcastReceiptRow {
  @PrimaryColumn(idColumn)
  broadcastId: string;

  @PrimaryColumn(idColumn)
  staffId: string;

  @Index('broadcast_receipt_read')
  @Column(instantColumn)
  readAt: number;
}

/** 班次: a session of somebody, kept when the session itself is gone. */
@Entity('staff_shift')
export class StaffShiftRow {
  @PrimaryColumn(idColumn)
  staffId: string;

  @PrimaryColumn(instantColumn)
  openedAt: number;

  @Index('staff_shift_seen')
  @Column(instantColumn)
  seenAt: number;

  /** When the briefing was read in it. */
  @Column(nullableInstant)
  briefedAt: number | null;
}
