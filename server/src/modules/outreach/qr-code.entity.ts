import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, nullableInstant, nullableText } from '../../platform/db/columns';

/** 二维码: a permanent code on a poster of a district or a department. Its id is the scene WeChat tells us. */
@Entity('qr_code')
export class QrCodeRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(100))
  name: string;

  @Column(binaryText(300))
  purpose: string;

  @Column(nullableText(64))
  area: string | null;

  @Column(nullableText(64))
  department: string | null;

  /** WeChat's, by which the picture is fetched. */
  @Column(binaryText(300))
  ticket: string;

  @Column(idColumn)
  createdBy: string;

  @Column(instantColumn)
  createdAt: number;

  /** The poster was taken down. */
  @Column(nullableInstant)
  retiredAt: number | null;
}

/** One scan, by the push that told of it; who scanned is not kept. */
@Entity('qr_scan')
@Index('qr_scan_day', ['qrCode', 'day'])
export class QrScanRow {
  @PrimaryColumn(binaryText(64))
  pushKey: string;

  @Column(idColumn)
  qrCode: string;

  /** `YYYY-MM-DD` in Asia/Shanghai. */
  @Column(binaryText(10))
  day: string;

  /** The scan by which somebody began to follow. */
  @Column(booleanColumn)
  followed: boolean;
}
