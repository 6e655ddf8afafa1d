import type { AuditAction, AuditResult } from '@hotline/shared/vocabulary/audit-action';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, instantColumn, longText, nullableId, nullableLongText, nullableText } from '../../platform/db/columns';

/** 审计记录: written once, never changed. Who acted stands here by name, so that the trail needs no other table. */
@Entity('audit_entry')
export class AuditEntryRow {
  /** 1, 2, 3, … without a gap. */
  @PrimaryColumn(instantColumn)
  sequence: number;

  @Column(instantColumn)
  at: number;

  @Column(nullableId)
  actorId: string | null;

  @Column(binaryText(32))
  staffNo: string;

  @Column(binaryText(50))
  name: string;

  @Column(binaryText(32))
  action: AuditAction;

  /** What it was done to, as people name it: `账号 1013 赵志强`. */
  @Column(longText)
  object: string;

  @Column(nullableLongText)
  detail: string | null;

  @Column(nullableText(1000))
  reason: string | null;

  @Column(binaryText(16))
  result: AuditResult;

  @Column(binaryText(64))
  address: string;

  @Column(binaryText(64))
  previousHash: string;

  @Column(binaryText(64))
  hash: string;
}

/** Where the chain ends. Its one row is locked while an entry is added, so that replicas cannot fork the chain. */
@Entity('audit_head')
export class AuditHeadRow {
  @PrimaryColumn(binaryText(16))
  id: string;

  @Column(instantColumn)
  sequence: number;

  @Column(binaryText(64))
  hash: string;
}
