import type { KnowledgeImportFault } from '@hotline/shared/contracts/knowledge-import.staff';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, jsonColumn, nullableId, nullableInstant, nullableLongText, nullableText } from '../../../platform/db/columns';

/** A file somebody uploaded, and how far it is. One that is still `reading` is shown to nobody. */
@Entity('knowledge_import')
export class KnowledgeImportRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  staffId: string;

  /** Where it was confirmed from, for the audit trail. */
  @Column(binaryText(64))
  address: string;

  @Column(binaryText(200))
  fileName: string;

  @Column(booleanColumn)
  publish: boolean;

  @Column(binaryText(16))
  phase: 'reading' | 'tried' | 'running' | 'finished' | 'cancelled';

  @Column(integerColumn)
  total: number;

  @Column(nullableId)
  confirmedBy: string | null;

  @Column(instantColumn)
  createdAt: number;

  @Column(nullableInstant)
  finishedAt: number | null;
}

/** One row of it: what would become of it, and what did. */
@Entity('knowledge_import_row')
export class KnowledgeImportLine {
  @PrimaryColumn(idColumn)
  importId: string;

  @PrimaryColumn(integerColumn)
  position: number;

  /** As an editor counts: the head is row 1. */
  @Column(integerColumn)
  line: number;

  /** JSON of the item; null where it cannot be read. */
  @Column(nullableLongText)
  content: string | null;

  @Column(binaryText(16))
  trial: 'added' | 'changed' | 'unchanged' | 'fault';

  @Column(jsonColumn)
  faults: Omit<KnowledgeImportFault, 'row'>[];

  @Column(nullableText(16))
  outcome: 'done' | 'unchanged' | 'fault' | null;
}
