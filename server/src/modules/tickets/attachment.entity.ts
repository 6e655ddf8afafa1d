import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, nullableId } from '../../platform/db/columns';

/** 附件: a picture, first its uploader's alone, then the ticket's. */
@Entity('attachment')
export class AttachmentRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(nullableId)
  ticketId: string | null;

  @Column(idColumn)
  citizenId: string;

  @Column(binaryText(32))
  mime: string;

  @Column(integerColumn)
  bytes: number;

  @Column(integerColumn)
  width: number;

  @Column(integerColumn)
  height: number;

  @Column(instantColumn)
  createdAt: number;
}
