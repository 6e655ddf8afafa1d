import type { MenuButton } from '@hotline/shared/contracts/outreach.staff';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, integerColumn, jsonColumn, nullableId, nullableInstant } from '../../platform/db/columns';

/** 自定义菜单: the one menu of the official account, as drafted and as last published. */
@Entity('account_menu')
export class AccountMenuRow {
  @PrimaryColumn(binaryText(16))
  id: 'menu';

  @Column(jsonColumn)
  buttons: readonly MenuButton[];

  /** Counts the drafts. */
  @Column(integerColumn)
  version: number;

  @Column(nullableInstant)
  editedAt: number | null;

  @Column(nullableId)
  editedBy: string | null;

  @Column({ ...jsonColumn, nullable: true })
  published: readonly MenuButton[] | null;

  @Column(nullableInstant)
  publishedAt: number | null;

  @Column(nullableId)
  publishedBy: string | null;
}
