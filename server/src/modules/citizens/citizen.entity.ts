import type { NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, nullableLongText } from '../../platform/db/columns';

/** 诉求人: a person who came in through WeChat. */
@Entity('citizen')
export class CitizenRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(nullableLongText)
  phoneSealed: string | null;

  @Column(instantColumn)
  createdAt: number;
}

/** How a citizen is known: openid at an account, or the unionid that joins them. */
export type IdentityKind = 'officialAccount' | 'miniProgram' | 'union';

@Entity('citizen_identity')
export class CitizenIdentityRow {
  @PrimaryColumn(binaryText(16))
  kind: IdentityKind;

  @PrimaryColumn(binaryText(64))
  subject: string;

  @Column(idColumn)
  citizenId: string;

  /** Official account only: whether this person follows it, as far as is known. */
  @Column(booleanColumn)
  follows: boolean;

  @Column(instantColumn)
  createdAt: number;
}

/** 订阅台账: how many mini-program messages of a kind the citizen has agreed to and not yet received. */
@Entity('notice_consent')
export class NoticeConsentRow {
  @PrimaryColumn(idColumn)
  citizenId: string;

  @PrimaryColumn(binaryText(16))
  kind: NoticeKind;

  @Column(integerColumn)
  remaining: number;
}
