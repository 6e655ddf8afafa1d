import type { DepartmentKind } from '@hotline/shared/vocabulary/department-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, integerColumn, jsonColumn, nullableText } from '../../platform/db/columns';

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
}
