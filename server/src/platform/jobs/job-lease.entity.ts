import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn } from '../db/columns';

/** Which replica runs a scheduled job until when. */
@Entity('job_lease')
export class JobLease {
  @PrimaryColumn(binaryText(64))
  name: string;

  @Column(idColumn)
  holder: string;

  @Column(instantColumn)
  leaseUntil: number;
}
