import type { RequestType } from '@hotline/shared/vocabulary/request-type';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, jsonColumn, longText, nullableId, nullableInstant } from '../../platform/db/columns';

/** 答复模板: a text with variables, which a desk inserts. An empty list means any. */
@Entity('reply_template')
export class ReplyTemplateRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(100))
  title: string;

  @Column(longText)
  body: string;

  @Column(jsonColumn)
  requestTypes: RequestType[];

  @Column(jsonColumn)
  states: TicketState[];

  /** With all below them. */
  @Column(jsonColumn)
  categories: string[];

  @Column(integerColumn)
  version: number;

  @Column(instantColumn)
  editedAt: number;

  /** Null: came with the city's data. */
  @Column(nullableId)
  editedBy: string | null;

  @Column(nullableInstant)
  retiredAt: number | null;
}
