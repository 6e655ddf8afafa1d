import type { RuleSet } from '@hotline/shared/rules/rule-set';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, instantColumn, integerColumn, jsonColumn, nullableId, nullableInstant } from '../../platform/db/columns';

/** A version of the rules: never changed, at most withdrawn before its day. */
@Entity('rule_version')
export class RuleVersionRow {
  @PrimaryColumn(integerColumn)
  version: number;

  @Column(instantColumn)
  effectiveFrom: number;

  @Column(jsonColumn)
  rules: RuleSet;

  /** Why it was published. */
  @Column(binaryText(500))
  note: string;

  /** Null: what a hotline begins with. */
  @Column(nullableId)
  staffId: string | null;

  @Column(instantColumn)
  createdAt: number;

  @Column(nullableInstant)
  withdrawnAt: number | null;

  @Column(nullableId)
  withdrawnBy: string | null;
}
