import type { PurposeCode } from './purposes';

/**
 * What each field that a citizen's client sends (`path field`, after /api/citizen/) and each column that can hold something of a
 * citizen's (`table.column`) is collected for; `none`: it says nothing about anybody. A new one belongs here before it can be used.
 */
type Listed = Readonly<Record<PurposeCode | 'none', readonly string[]>>;

export const fieldsFor: Listed = {
  wechatAccount: ['sessions/mini-program code'],
  phone: ['login-codes phone', 'sessions/text-code phone', 'phone code', 'tickets contactPhone'],
  name: ['tickets contactName'],
  address: ['tickets area', 'tickets address', 'case-offers area'],
  // Chosen on the map: its words go into the address, nothing else is sent.
  place: [],
  behalf: ['tickets personName', 'tickets personPhone', 'tickets personRelation'],
  company: ['tickets companyName', 'tickets companyCode'],
  content: [
    'tickets requestType', 'tickets category', 'tickets content', 'case-offers content', 'case-offers category',
    'tickets/:id/withdrawal reason', 'tickets/:id/answer text', 'tickets/:id/supplements text', 'tickets/:id/reminders text',
  ],
  picture: ['attachments file', 'tickets attachments'],
  voice: [],
  chat: [],
  rating: ['tickets/:id/rating solution', 'tickets/:id/rating satisfaction', 'tickets/:id/rating reason'],
  feedback: ['feedback kind', 'feedback opinion', 'feedback mayCall'],
  support: [],
  question: [
    'policies q', 'policies area', 'questions/suggestions q', 'questions/opened q', 'questions/opened id', 'deflections content', 'deflections/events event',
    'policies/:id/votes q', 'policies/:id/votes useful', 'policies/:id/votes reason',
  ],
  consent: ['tickets consentVersion', 'tickets visibility', 'notice-consents templateId', 'notice-consents choice'],
  session: [],
  browser: ['sessions/text-code textCode'],
  network: [],
  limit: ['limits/:id/appeal text'],
  none: [
    'announcements cursor', 'areas parent', 'feedback cursor', 'feedback idempotencyKey', 'deflections visit', 'deflections via', 'deflections/events visit', 'jssdk url', 'me/copies format', 'policies via',
    'policies/:id/votes version', 'policies/:id/votes via', 'questions/opened via', 'tickets cursor', 'tickets idempotencyKey',
  ],
};

export const columnsFor: Listed = {
  wechatAccount: [
    'citizen_identity.subject', 'citizen_identity.citizenId', 'identity_join.moved', 'identity_join.undoReason', 'chat.openid', 'chat.openKey', 'chat.citizenId', 'conversation.openid',
    'service_window.openid', 'notice.openid', 'notice.lane', 'notice.citizenId', 'notice_delivery.openid', 'data_copy.citizenId', 'ticket.requesterId', 'ticket.submitter',
  ],
  phone: ['citizen.phoneSealed', 'ticket.contactPhoneSealed', 'ticket_contact_key.keyHash', 'login_code.phoneKey'],
  name: ['ticket.contactNameSealed'],
  address: ['ticket.addressSealed'],
  // In the address, and while a draft lasts in its talk.
  place: [],
  behalf: ['ticket.behalfSealed'],
  company: [],
  content: [
    'ticket.content', 'ticket.needs', 'ticket.draftReply', 'ticket.finalReply', 'ticket.reply', 'ticket_message.text', 'timeline_event.reason', 'timeline_event.detail', 'timeline_event.before',
    'timeline_event.after', 'ticket_assignment.reason', 'ticket_assignment.reply', 'contact_attempt.note', 'reveal.reason', 'extension.reason', 'extension.explanation', 'send_back.basis',
    'send_back.reason', 'lead_call.note', 'supervision_order.demand', 'ticket_draft.valuesSealed', 'ticket_import_row.contentSealed', 'public_case.content', 'public_case.reply', 'outbox.payload',
  ],
  picture: ['attachment.citizenId'],
  voice: ['attachment.transcriptSealed'],
  chat: ['conversation.talkSealed', 'chat_message.bodySealed', 'wechat_push.message', 'wechat_push.reply'],
  rating: ['ticket.ratingReason'],
  feedback: ['feedback.citizenId', 'feedback.opinionSealed', 'feedback.answerSealed'],
  support: ['case_supporter.citizenId'],
  question: ['answer_vote.voter', 'answer_vote.question', 'search_asker.asker', 'search_day.question', 'opened_day.question', 'deflection.visit', 'knowledge_gap.examples'],
  consent: ['notice_consent.citizenId'],
  session: ['session.principalId'],
  browser: ['login_code.browser'],
  network: ['used_limit.holder'],
  limit: ['blocklist_entry.subject', 'blocklist_entry.phoneSealed', 'blocklist_entry.facts', 'blocklist_appeal.citizenId', 'blocklist_appeal.text', 'abuse_note.subject', 'abuse_note.note'],
  none: [
    // What staff write about their own decisions, what programs write about themselves, and the addresses of desks.
    'blocklist_entry.liftReason', 'blocklist_appeal.explanation', 'knowledge_gap.subject', 'knowledge_gap.channels', 'knowledge_gap.reason', 'outbox.lastError', 'send_back.reference',
    'session.address', 'staff_totp.secretSealed', 'ticket.involved', 'ticket_import_row.faults', 'used_limit.used',
  ],
};

/** Tables with nothing of citizens: of the city, its knowledge and its staff, of the programs, and what points to a ticket and says no more. */
export const impersonalTables: readonly string[] = [
  'account_menu', 'announcement', 'area', 'area_telephone', 'audit_entry', 'audit_head', 'blocklist_day', 'broadcast', 'broadcast_receipt', 'bulk_job', 'bulk_row', 'calendar_day',
  'calendar_year', 'call_back_task', 'category', 'city_profile', 'contact_request', 'department', 'dispatch_rule', 'hot_question', 'job_lease', 'knowledge', 'knowledge_draft',
  'knowledge_import', 'knowledge_import_row', 'knowledge_version', 'list_layout', 'log_in_challenge', 'publication_check', 'publication_verdict', 'qr_code', 'qr_scan', 'quick_answer',
  'reply_template', 'rule_version', 'saved_view', 'seat_batch', 'staff', 'staff_passkey', 'staff_recovery_code', 'staff_shift', 'staff_totp', 'synonym', 'ticket_claim', 'ticket_clock',
  'ticket_import', 'ticket_origin', 'ticket_part', 'ticket_presence', 'uncited_answer', 'unknown_staff_no', 'wechat_token',
];
