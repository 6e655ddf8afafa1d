import type { DepartmentKind } from '@hotline/shared/vocabulary/department-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, jsonColumn, nullableInstant, nullableText } from '../../platform/db/columns';

/** 承办单位. */
@Entity('department')
export class DepartmentRow {
  @PrimaryColumn(binaryText(64))
  code: string;

  @Column(binaryText(100))
  name: string;

  @Column(binaryText(16))
  kind: DepartmentKind;

  @Column(nullableText(64))
  parent: string | null;

  /** What it is responsible for, one line. */
  @Column(binaryText(300))
  accepts: string;

  @Column(jsonColumn)
  aliases: string[];

  @Column(integerColumn)
  position: number;

  /** From here on nothing is dispatched to it; what it worked on keeps its name. */
  @Column(nullableInstant)
  retiredAt: number | null;
}

/** 派单目录: category × area → department. */
@Entity('dispatch_rule')
export class DispatchRuleRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(64))
  category: string;

  /** Null: everywhere in the city. */
  @Column(nullableText(64))
  area: string | null;

  @Column(binaryText(64))
  department: string;

  /** Why this department: the duty behind the rule. */
  @Column(binaryText(300))
  note: string;

  /** For tickets born from here on. */
  @Column(instantColumn)
  validFrom: number;

  /** For tickets born before this; null: no end. */
  @Column(nullableInstant)
  validTo: number | null;
}
