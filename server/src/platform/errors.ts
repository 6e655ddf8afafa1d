import { errorTexts, type ErrorCode } from '@hotline/shared/text/errors';
import type { FieldIssue } from '@hotline/shared/text/fields';

interface Details {
  readonly status?: number;
  /** Current state of the ticket, with ticket.wrongState. */
  readonly state?: string;
  readonly issues?: readonly FieldIssue[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** HTTP status by the last word of a code, where 400 does not fit. */
const statuses: Partial<Record<ErrorCode, number>> = {
  'input.invalid': 422,
  'input.tooLarge': 413,
  'route.notFound': 404,
  'route.methodNotAllowed': 405,
  'session.required': 401,
  'session.csrf': 403,
  'permission.denied': 403,
  'login.wrongPassword': 401,
  'login.locked': 429,
  'login.expired': 401,
  'login.wrongCode': 401,
  'login.wrongPasskey': 401,
  'login.textNotOffered': 409,
  'login.textNotSent': 503,
  'login.wrongTextCode': 401,
  'login.notFresh': 403,
  'login.lastFactor': 409,
  'login.noFactor': 409,
  'login.codeInvalid': 401,
  'login.riskBlocked': 403,
  'login.snapshotUser': 403,
  'staff.notFound': 404,
  'account.numberTaken': 409,
  'account.own': 403,
  'account.threePowers': 403,
  'account.wrongState': 409,
  'activation.invalid': 404,
  'seats.notFound': 404,
  'seats.wrongState': 409,
  'limit.tooMany': 429,
  'server.fault': 500,
  'server.unavailable': 503,
  'wechat.unavailable': 503,
  'wechat.refused': 502,
  'wechat.notPermitted': 502,
  'wechat.quotaSpent': 503,
  'menu.versionConflict': 409,
  'qrCode.notFound': 404,
  'attachment.tooLarge': 413,
  'attachment.notFound': 404,
  'dataCopy.notFound': 404,
  'inquiry.noAnswer': 409,
  'gap.notFound': 404,
  'gap.changed': 409,
  'ticket.notFound': 404,
  'supervisionOrder.notFound': 404,
  'case.notFound': 404,
  'case.changed': 409,
  'case.risky': 409,
  'ticket.wrongState': 409,
  'ticket.versionConflict': 409,
  'ticket.keyReused': 409,
  'ticket.sameAuthor': 403,
  'ticket.leadOnly': 403,
  'ticket.notCoDepartment': 403,
  'ticket.arbitrationOnly': 403,
  'ticket.arbitrationBinds': 409,
  'ticket.claimedByOther': 409,
  'ticket.noneWaiting': 409,
  'ticket.groupLeader': 409,
  'ticket.mergeTarget': 409,
  'ticket.mergeConfidential': 409,
  'ticket.extensionPending': 409,
  'ticket.noExtension': 409,
  'ticket.noFinalReply': 409,
  'ticket.remindedToday': 409,
  'rules.versionConflict': 409,
  'rules.inForce': 409,
  'tree.notFound': 404,
  'tree.codeTaken': 409,
  'tree.hasChildren': 409,
  'department.inDirectory': 409,
  'directory.already': 409,
  'directory.ended': 409,
  'replyTemplate.changed': 409,
  'knowledge.notFound': 404,
  'knowledge.changed': 409,
  'knowledge.wrongState': 409,
  'knowledge.sameAuthor': 403,
  'knowledge.outdated': 409,
  'knowledge.notYetInForce': 409,
  'knowledge.already': 409,
  'knowledgeImport.notFound': 404,
  'knowledgeImport.wrongPhase': 409,
  'synonym.changed': 409,
  'synonym.taken': 409,
  'announcement.notFound': 404,
  'announcement.changed': 409,
  'telephones.changed': 409,
  'broadcast.notFound': 404,
  'broadcast.ended': 409,
  'broadcast.keyReused': 409,
  'chat.notFound': 404,
  'chat.changed': 409,
  'chat.noneWaiting': 409,
  'chat.windowClosed': 409,
  'blocklist.notFound': 404,
  'blocklist.wrongState': 409,
  'blocklist.own': 403,
  'blocklist.already': 409,
  'blocklist.limited': 429,
  'blocklist.appealWaits': 409,
  'ticketImport.notFound': 404,
  'ticketImport.wrongPhase': 409,
  'view.notFound': 404,
  'bulk.notFound': 404,
  'bulk.notTried': 409,
};

/** An error a person may see: a stable code with a Chinese text. Anything else becomes a 500 without detail. */
export class AppError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly details: Details = {},
  ) {
    super(errorTexts[code], { cause: details.cause });
    this.status = details.status ?? statuses[code] ?? 400;
  }
}
