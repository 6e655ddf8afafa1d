import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, nullableId, nullableLongText } from '../../../platform/db/columns';

/** 附件: a picture or a voice message, first its sender's alone, then the ticket's. */
@Entity('attachment')
export class AttachmentRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(nullableId)
  ticketId: string | null;

  /** Its sender; empty for evidence. */
  @Column(idColumn)
  citizenId: string;

  /** Whose evidence of the work it is (办结佐证); null for what the requester sent. */
  @Column(nullableId)
  staffId: string | null;

  @Column(binaryText(32))
  mime: string;

  @Column(integerColumn)
  bytes: number;

  /** In pixels; 0 for a voice message. */
  @Column(integerColumn)
  width: number;

  @Column(integerColumn)
  height: number;

  /** Length of a voice message; null for a picture. */
  @Column({ ...integerColumn, nullable: true })
  seconds: number | null;

  /** What WeChat understood of a voice message, where it did. */
  @Column(nullableLongText)
  transcriptSealed: string | null;

  @Column(instantColumn)
  createdAt: number;
}
