import type { Channel } from '@hotline/shared/vocabulary/channel';
import type { Satisfaction, Solution } from '@hotline/shared/vocabulary/rating';
import type { RequestType } from '@hotline/shared/vocabulary/request-type';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { Urgency } from '@hotline/shared/vocabulary/urgency';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, longText, nullableId, nullableInstant, nullableLongText, nullableText } from '../../platform/db/columns';

/**
 * 工单. What the requester said never changes; everything else changes only through change-ticket.ts,
 * which writes one timeline event for each change.
 */
@Entity('ticket')
export class TicketRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(binaryText(15))
  ticketNo: string;

  // Said once, by the requester.
  @Column(binaryText(32))
  channel: Channel;

  @Column(longText)
  content: string;

  @Column(nullableId)
  requesterId: string | null;

  @Column(nullableLongText)
  contactNameSealed: string | null;

  @Column(longText)
  contactPhoneSealed: string;

  @Column(nullableLongText)
  addressSealed: string | null;

  @Column(nullableText(20))
  consentVersion: string | null;

  /** Whose idempotency keys these are: `citizen.<id>`, `staff.<id>`, `push.<openid>`. */
  @Column(binaryText(80))
  submitter: string;

  @Column(binaryText(64))
  idempotencyKey: string;

  /** SHA-256 of what was submitted, so that a reused key with other content is noticed. */
  @Column(binaryText(64))
  bodyHash: string;

  @Column(instantColumn)
  createdAt: number;

  // Changed by actions.
  @Column(binaryText(16))
  requestType: RequestType;

  @Column(binaryText(16))
  urgency: Urgency;

  @Column(nullableText(64))
  category: string | null;

  @Column(nullableText(64))
  area: string | null;

  @Column(binaryText(16))
  state: TicketState;

  @Column(nullableText(64))
  leadDepartment: string | null;

  @Column(integerColumn)
  round: number;

  /** Nearest running deadline; null when nothing runs. */
  @Column(nullableInstant)
  dueAt: number | null;

  @Column(nullableLongText)
  draftReply: string | null;

  /** Who asked for the resolution under review: may not approve it. */
  @Column(nullableId)
  resolutionBy: string | null;

  /** What the citizen reads. */
  @Column(nullableLongText)
  reply: string | null;

  @Column(nullableInstant)
  repliedAt: number | null;

  @Column(nullableText(16))
  solution: Solution | null;

  @Column(nullableText(32))
  satisfaction: Satisfaction | null;

  @Column(nullableText(1000))
  ratingReason: string | null;

  /** `citizen` or `followUp`. */
  @Column(nullableText(16))
  ratedBy: string | null;

  @Column(nullableInstant)
  ratedAt: number | null;

  @Column(integerColumn)
  version: number;

  @Column(instantColumn)
  updatedAt: number;
}

/** The part that events carry and that can be rebuilt from them. */
export type TicketStatus = Pick<
  TicketRow,
  | 'requestType' | 'urgency' | 'category' | 'area' | 'state' | 'leadDepartment' | 'round' | 'dueAt' | 'draftReply' | 'resolutionBy'
  | 'reply' | 'repliedAt' | 'solution' | 'satisfaction' | 'ratingReason' | 'ratedBy' | 'ratedAt' | 'version' | 'updatedAt'
>;
