/**
 * Who may do what in which state, and where it leads: transcribed by hand from the hotline's rules (rows 1 to 22) and
 * reviewed as text. Nothing here is computed from the product's own table. Whatever is not listed is refused.
 * A line: state, action, who (several with commas), next state. `back` is the state the ticket was put aside in.
 * "Open" is every state but declined, closed, finalized, withdrawn and merged.
 */
const lines = `
# 2  one question to the requester
submitted       requestInfo         operator                    info_requested
in_progress     requestInfo         handler                     info_requested
# 3  the answer, or five workdays without one
info_requested  supplyInfo          citizen,system              back
# 4
submitted       decline             operator                    declined
# 5
submitted       answerDirectly      operator                    resolved
accepted        answerDirectly      operator                    resolved
# 6a
submitted       accept              operator,dispatcher,rule    accepted
# 6b, and the telephone call behind a critical ticket
accepted        dispatch            dispatcher,rule             dispatched
dispatched      callLead            operator,dispatcher,supervisor,dutyManager  dispatched
sent_back       callLead            operator,dispatcher,supervisor,dutyManager  sent_back
in_progress     callLead            operator,dispatcher,supervisor,dutyManager  in_progress
# 7, and passing it on to a lower department
dispatched      acknowledge         handler                     in_progress
dispatched      delegate            handler                     dispatched
in_progress     delegate            handler                     in_progress
# 8, 9, 10
dispatched      sendBack            handler                     sent_back
sent_back       upholdSendBack      dispatcher                  dispatched
sent_back       rejectSendBack      dispatcher                  dispatched
sent_back       arbitrate           supervisor                  dispatched
# 11
dispatched      deemAcknowledged    system                      in_progress
# 12
in_progress     requestExtension    handler                     in_progress
in_progress     grantExtension      supervisor                  in_progress
in_progress     refuseExtension     supervisor                  in_progress
# 13, with the contact and the co-departments' replies that it asks for
in_progress     recordContact       handler                     in_progress
dispatched      submitCoReply       handler                     dispatched
in_progress     submitCoReply       handler                     in_progress
in_progress     submitResolution    handler                     in_review
# 14, 15
in_review       returnResolution    supervisor                  in_progress
in_review       approveResolution   supervisor,rule             resolved
# 16, 17
resolved        rate                citizen                     closed
resolved        recordFollowUp      followUpOfficer             closed
resolved        expireRatingWindow  system                      closed
resolved        reopen              citizen,followUpOfficer     in_progress
# 18, with the first of its two signatures
resolved        proposeFinalReply   supervisor                  resolved
resolved        finalize            supervisor                  finalized
# 19
closed          recur               supervisor                  in_progress
# 20  open and not yet in review
submitted       withdraw            citizen                     withdrawn
info_requested  withdraw            citizen                     withdrawn
accepted        withdraw            citizen                     withdrawn
dispatched      withdraw            citizen                     withdrawn
sent_back       withdraw            citizen                     withdrawn
in_progress     withdraw            citizen                     withdrawn
# 21  open tickets; the group's answer reaches what is merged
submitted       merge               dispatcher                  merged
info_requested  merge               dispatcher                  merged
accepted        merge               dispatcher                  merged
dispatched      merge               dispatcher                  merged
sent_back       merge               dispatcher                  merged
in_progress     merge               dispatcher                  merged
in_review       merge               dispatcher                  merged
resolved        merge               dispatcher                  merged
merged          unmerge             dispatcher,system           back
merged          shareReply          system                      resolved
# 22
accepted        split               dispatcher                  in_progress
in_progress     resolveParts        system                      resolved
# what changes a ticket and not its state
submitted       changeUrgency       operator,dispatcher,supervisor,dutyManager  submitted
info_requested  changeUrgency       operator,dispatcher,supervisor,dutyManager  info_requested
accepted        changeUrgency       operator,dispatcher,supervisor,dutyManager  accepted
dispatched      changeUrgency       operator,dispatcher,supervisor,dutyManager  dispatched
sent_back       changeUrgency       operator,dispatcher,supervisor,dutyManager  sent_back
in_progress     changeUrgency       operator,dispatcher,supervisor,dutyManager  in_progress
submitted       protect             operator,dispatcher,supervisor  submitted
info_requested  protect             operator,dispatcher,supervisor  info_requested
accepted        protect             operator,dispatcher,supervisor  accepted
dispatched      protect             operator,dispatcher,supervisor  dispatched
sent_back       protect             operator,dispatcher,supervisor  sent_back
in_progress     protect             operator,dispatcher,supervisor  in_progress
in_review       protect             operator,dispatcher,supervisor  in_review
submitted       unpublish           citizen                     submitted
info_requested  unpublish           citizen                     info_requested
declined        unpublish           citizen                     declined
accepted        unpublish           citizen                     accepted
dispatched      unpublish           citizen                     dispatched
sent_back       unpublish           citizen                     sent_back
in_progress     unpublish           citizen                     in_progress
in_review       unpublish           citizen                     in_review
resolved        unpublish           citizen                     resolved
closed          unpublish           citizen                     closed
finalized       unpublish           citizen                     finalized
withdrawn       unpublish           citizen                     withdrawn
merged          unpublish           citizen                     merged
submitted       supplement          citizen                     submitted
info_requested  supplement          citizen                     info_requested
accepted        supplement          citizen                     accepted
dispatched      supplement          citizen                     dispatched
sent_back       supplement          citizen                     sent_back
in_progress     supplement          citizen                     in_progress
in_review       supplement          citizen                     in_review
submitted       remind              citizen,supervisor,dutyManager  submitted
info_requested  remind              citizen,supervisor,dutyManager  info_requested
accepted        remind              citizen,supervisor,dutyManager  accepted
dispatched      remind              citizen,supervisor,dutyManager  dispatched
sent_back       remind              citizen,supervisor,dutyManager  sent_back
in_progress     remind              citizen,supervisor,dutyManager  in_progress
in_review       remind              citizen,supervisor,dutyManager  in_review
submitted       supervise           supervisor,system           submitted
info_requested  supervise           supervisor,system           info_requested
accepted        supervise           supervisor,system           accepted
dispatched      supervise           supervisor,system           dispatched
sent_back       supervise           supervisor,system           sent_back
in_progress     supervise           supervisor,system           in_progress
in_review       supervise           supervisor,system           in_review
submitted       recomputeDeadlines  system                      submitted
info_requested  recomputeDeadlines  system                      info_requested
accepted        recomputeDeadlines  system                      accepted
dispatched      recomputeDeadlines  system                      dispatched
sent_back       recomputeDeadlines  system                      sent_back
in_progress     recomputeDeadlines  system                      in_progress
in_review       recomputeDeadlines  system                      in_review
resolved        recomputeDeadlines  system                      resolved
merged          recomputeDeadlines  system                      merged
submitted       addNote             operator,dispatcher,followUpOfficer,supervisor,dutyManager  submitted
info_requested  addNote             operator,dispatcher,followUpOfficer,supervisor,dutyManager  info_requested
declined        addNote             operator,dispatcher,followUpOfficer,supervisor,dutyManager  declined
accepted        addNote             operator,dispatcher,followUpOfficer,supervisor,dutyManager  accepted
dispatched      addNote             operator,dispatcher,handler,followUpOfficer,supervisor,dutyManager  dispatched
sent_back       addNote             operator,dispatcher,handler,followUpOfficer,supervisor,dutyManager  sent_back
in_progress     addNote             operator,dispatcher,handler,followUpOfficer,supervisor,dutyManager  in_progress
in_review       addNote             operator,dispatcher,handler,followUpOfficer,supervisor,dutyManager  in_review
resolved        addNote             operator,dispatcher,handler,followUpOfficer,supervisor,dutyManager  resolved
closed          addNote             operator,dispatcher,handler,followUpOfficer,supervisor,dutyManager  closed
finalized       addNote             operator,dispatcher,handler,followUpOfficer,supervisor,dutyManager  finalized
withdrawn       addNote             operator,dispatcher,followUpOfficer,supervisor,dutyManager  withdrawn
merged          addNote             operator,dispatcher,followUpOfficer,supervisor,dutyManager  merged
`;

export const states = ['submitted', 'info_requested', 'declined', 'accepted', 'dispatched', 'sent_back', 'in_progress', 'in_review', 'resolved', 'closed', 'finalized', 'withdrawn', 'merged'] as const;
export const actions = [
  'requestInfo', 'supplyInfo', 'decline', 'answerDirectly', 'accept', 'dispatch', 'callLead', 'acknowledge', 'delegate', 'sendBack', 'upholdSendBack', 'rejectSendBack', 'arbitrate',
  'deemAcknowledged', 'requestExtension', 'grantExtension', 'refuseExtension', 'recordContact', 'submitCoReply', 'submitResolution', 'returnResolution', 'approveResolution', 'rate',
  'recordFollowUp', 'expireRatingWindow', 'reopen', 'proposeFinalReply', 'finalize', 'recur', 'withdraw', 'merge', 'unmerge', 'shareReply', 'split', 'resolveParts', 'changeUrgency',
  'protect', 'unpublish', 'supplement', 'remind', 'supervise', 'recomputeDeadlines', 'addNote',
] as const;
export const principals = ['operator', 'dispatcher', 'handler', 'followUpOfficer', 'supervisor', 'editor', 'analyst', 'mediaDesk', 'dutyManager', 'systemAdmin', 'securityAdmin', 'auditor', 'citizen', 'system', 'rule'] as const;

export type State = (typeof states)[number];
export type Action = (typeof actions)[number];
export type Who = (typeof principals)[number];

/** `back`: to the state the ticket was put aside in. */
export type Next = State | 'back';

const table = new Map<string, Next>(
  lines
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([state, action, who = '', next]) => who.split(',').map((one) => [`${state} ${action} ${one}`, next as Next] as const)),
);

/** Where it leads, or null when refused. */
export const expected = (state: State, action: Action, who: Who): Next | null => table.get(`${state} ${action} ${who}`) ?? null;

/** How many cells the reviewed table allows. */
export const legalCount = table.size;
