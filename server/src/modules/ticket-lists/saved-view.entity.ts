import type { TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import type { ListColumn } from '@hotline/shared/vocabulary/list-column';
import type { Role } from '@hotline/shared/vocabulary/role';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, idColumn, instantColumn, integerColumn, jsonColumn, nullableInstant, nullableText } from '../../platform/db/columns';

/** 视图: a filter kept under a name. */
@Entity('saved_view')
export class SavedViewRow {
  @PrimaryColumn(idColumn)
  id: string;

  @Column(idColumn)
  ownerId: string;

  @Column(binaryText(30))
  name: string;

  @Column(jsonColumn)
  filter: TicketFilter;

  /** Everybody of this role sees it, too. */
  @Column(nullableText(32))
  sharedWith: Role | null;

  @Column(integerColumn)
  position: number;

  @Column(instantColumn)
  createdAt: number;
}

/** The columns somebody has chosen, in their order. */
@Entity('list_layout')
export class ListLayoutRow {
  @PrimaryColumn(idColumn)
  staffId: string;

  @Column(jsonColumn)
  columns: ListColumn[];
}

/** By it a ticket is found by its telephone number, which is stored nowhere in the clear. */
@Entity('ticket_contact_key')
export class ContactKeyRow {
  @PrimaryColumn(idColumn)
  ticketId: string;

  @Column(binaryText(64))
  keyHash: string;
}

/** A department's part in a ticket it does not lead, in the order of its lists; whether it still has it, the ticket says. */
@Entity('ticket_part')
export class TicketPartRow {
  @PrimaryColumn(binaryText(64))
  department: string;

  @PrimaryColumn(instantColumn)
  createdAt: number;

  @PrimaryColumn(idColumn)
  ticketId: string;

  /** The ticket's own: what is over has none, however much that is. */
  @Column(nullableInstant)
  dueAt: number | null;
}
