import type { Channel } from '@hotline/shared/vocabulary/channel';
import type { Satisfaction, Solution } from '@hotline/shared/vocabulary/rating';
import type { RequestType } from '@hotline/shared/vocabulary/request-type';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { Urgency } from '@hotline/shared/vocabulary/urgency';
import type { VulnerableNeed } from '@hotline/shared/vocabulary/vulnerable-need';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, booleanColumn, idColumn, instantColumn, integerColumn, jsonText, longText, nullableId, nullableInstant, nullableLongText, nullableText } from '../../platform/db/columns';

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

  /** For whom the requester speaks, when not for themselves; sealed JSON. */
  @Column(nullableLongText)
  behalfSealed: string | null;

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

  /** The rules it was born under, for all its life. */
  @Column(integerColumn)
  ruleVersion: number;

  /** The ticket this one is a part of (拆单). */
  @Column(nullableId)
  parentId: string | null;

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

  /** Nearest running deadline, and when it turns yellow; null when nothing runs. */
  @Column(nullableInstant)
  dueAt: number | null;

  @Column(nullableInstant)
  yellowAt: number | null;

  @Column(jsonText(300))
  needs: VulnerableNeed[];

  @Column(booleanColumn)
  confidential: boolean;

  /** The requester's leave to publish it (公开); worth nothing while it is confidential. */
  @Column(booleanColumn)
  mayPublish: boolean;

  /** Never sees the ticket and never handles it. */
  @Column(nullableText(64))
  accusedDepartment: string | null;

  /** Departments beside the lead that see it: co-departments and whom the lead has passed it to. */
  @Column(jsonText(1000))
  involved: string[];

  @Column(nullableText(64))
  delegatedTo: string | null;

  /** How often it was given to a lead department. */
  @Column(integerColumn)
  transfers: number;

  @Column(integerColumn)
  sendBacks: number;

  /** A supervisor decides where it goes, and the decision binds. */
  @Column(booleanColumn)
  arbitration: boolean;

  /** Questions to the requester in this round. */
  @Column(integerColumn)
  infoRequests: number;

  @Column(booleanColumn)
  extensionPending: boolean;

  @Column(booleanColumn)
  longCycle: boolean;

  @Column(integerColumn)
  supervisionLevel: number;

  /** Where it goes back to from info_requested. */
  @Column(nullableText(16))
  heldState: TicketState | null;

  /** Where it goes back to from merged. */
  @Column(nullableText(16))
  mergedState: TicketState | null;

  /** The ticket that is answered for this one. */
  @Column(nullableId)
  mergedInto: string | null;

  /** A final reply that waits for its second signature, who proposed it and which head signed it off. */
  @Column(nullableLongText)
  finalReply: string | null;

  @Column(nullableId)
  finalBy: string | null;

  @Column(nullableText(50))
  finalSignedBy: string | null;

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

/** What the requester said, and where it comes from: never changed. */
type Said =
  | 'id' | 'ticketNo' | 'channel' | 'content' | 'requesterId' | 'contactNameSealed' | 'contactPhoneSealed' | 'addressSealed' | 'behalfSealed' | 'consentVersion'
  | 'submitter' | 'idempotencyKey' | 'bodyHash' | 'createdAt' | 'ruleVersion' | 'parentId';

/** The part that events carry and that can be rebuilt from them. */
export type TicketStatus = Omit<TicketRow, Said>;
