import type { CaseState } from '@hotline/shared/vocabulary/case-state';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, nullableId, nullableLongText } from '../../../platform/db/columns';

/** 公开案例: a closed ticket whose requester allows publishing it, and what an editor made of it. */
@Entity('public_case')
export class PublicCaseRow {
  @PrimaryColumn(idColumn)
  ticketId: string;

  @Column(binaryText(16))
  state: CaseState;

  /** As published, without anything personal; null until an editor has read it. */
  @Column(nullableLongText)
  content: string | null;

  @Column(nullableLongText)
  reply: string | null;

  /** Since when it stands so. */
  @Column(instantColumn)
  at: number;

  @Column(nullableId)
  staffId: string | null;
}

/** 我也是: somebody the same thing has happened to; once a person. */
@Entity('case_supporter')
export class CaseSupporterRow {
  @PrimaryColumn(idColumn)
  ticketId: string;

  @PrimaryColumn(idColumn)
  citizenId: string;

  @Column(instantColumn)
  at: number;
}
