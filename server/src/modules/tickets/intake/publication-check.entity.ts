import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn } from '../../../platform/db/columns';

/** What content security was asked about: the text of a ticket or one of its pictures. */
@Entity('publication_check')
export class PublicationCheckRow {
  @PrimaryColumn(idColumn)
  ticketId: string;

  /** `text`, or the id of the attachment. */
  @PrimaryColumn(binaryText(26))
  part: string;

  @Column(binaryText(64))
  traceId: string;
}

/** What it said; may be known before the question is recorded. */
@Entity('publication_verdict')
export class PublicationVerdictRow {
  @PrimaryColumn(binaryText(64))
  traceId: string;

  @Column(binaryText(8))
  suggestion: 'pass' | 'review' | 'risky';

  @Column(instantColumn)
  at: number;
}
