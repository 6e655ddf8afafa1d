import type { DataCopyFormat } from '@hotline/shared/contracts/citizens.citizen';
import type { IdentityKind } from '@hotline/shared/vocabulary/identity-kind';
import type { NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, jsonColumn, nullableId, nullableInstant, nullableLongText, nullableText } from '../../platform/db/columns';

/** 诉求人: a person as one account of theirs knows them. */
@Entity('citizen')
export class CitizenRow {
  @PrimaryColumn(idColumn)
  id: string;

  /** The same for all citizens that proved to be one person; their own id while they are alone. */
  @Column(idColumn)
  person: string;

  @Column(nullableLongText)
  phoneSealed: string | null;

  @Column(instantColumn)
  createdAt: number;

  /** When the last identity was erased; what is left is a pseudonym on work orders. */
  @Column(nullableInstant)
  erasedAt: number | null;
}

/**
 * How a citizen is known: openid at an account, or the fingerprint of the number they log in with on the website; the
 * unionid, or the fingerprint of a verified telephone number, that join them.
 */
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

/** 身份合并: two persons found to be one, and what it takes to part them again. */
@Entity('identity_join')
export class IdentityJoinRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  kept: string;

  @Column(idColumn)
  absorbed: string;

  /** Citizens that moved from `absorbed` to `kept`. */
  @Column(jsonColumn)
  moved: readonly string[];

  /** The identity both had. */
  @Column(binaryText(16))
  via: IdentityKind;

  @Column(instantColumn)
  at: number;

  @Column(nullableInstant)
  undoneAt: number | null;

  @Column(nullableId)
  undoneBy: string | null;

  @Column(nullableText(1000))
  undoReason: string | null;
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

  /** By how many reports the mini-program (+) or WeChat's events (−) are in front of the other; see notice-consents.ts. */
  @Column({ ...integerColumn, default: 0 })
  ahead: number;

  @Column({ ...instantColumn, default: 0 })
  aheadAt: number;

  /** The event counted last: it may be handled again after a crash. */
  @Column(nullableText(64))
  lastPush: string | null;
}

/** A link to a copy of what is known of somebody (导出我的信息); used up by its first use. */
@Entity('data_copy')
export class DataCopyRow {
  @PrimaryColumn(binaryText(64))
  tokenHash: string;

  @Column(idColumn)
  citizenId: string;

  @Column(binaryText(8))
  format: DataCopyFormat;

  @Column(instantColumn)
  expiresAt: number;
}
