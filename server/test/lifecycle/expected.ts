/**
 * Who may do what in which state, and where it leads: transcribed by hand from the hotline's rules (rows 1, 5, 6a, 6b,
 * 7, 13-17, 20) and reviewed as text. Nothing here is computed from the product's own table. Whatever is not listed is
 * refused. A line: state, action, who, next state.
 */
const lines = `
submitted       answerDirectly      operator          resolved
submitted       accept              operator          accepted
submitted       accept              dispatcher        accepted
submitted       withdraw            citizen           withdrawn
info_requested  withdraw            citizen           withdrawn
accepted        answerDirectly      operator          resolved
accepted        dispatch            dispatcher        dispatched
accepted        withdraw            citizen           withdrawn
dispatched      acknowledge         handler           in_progress
dispatched      withdraw            citizen           withdrawn
sent_back       withdraw            citizen           withdrawn
in_progress     recordContact       handler           in_progress
in_progress     submitResolution    handler           in_review
in_progress     withdraw            citizen           withdrawn
in_review       returnResolution    supervisor        in_progress
in_review       approveResolution   supervisor        resolved
resolved        rate                citizen           closed
resolved        recordFollowUp      followUpOfficer   closed
resolved        expireRatingWindow  system            closed
resolved        reopen              citizen           in_progress
resolved        reopen              followUpOfficer   in_progress
`;

export const states = ['submitted', 'info_requested', 'declined', 'accepted', 'dispatched', 'sent_back', 'in_progress', 'in_review', 'resolved', 'closed', 'finalized', 'withdrawn', 'merged'] as const;
export const actions = ['answerDirectly', 'accept', 'dispatch', 'acknowledge', 'recordContact', 'submitResolution', 'returnResolution', 'approveResolution', 'rate', 'recordFollowUp', 'expireRatingWindow', 'reopen', 'withdraw'] as const;
export const principals = ['operator', 'dispatcher', 'handler', 'followUpOfficer', 'supervisor', 'editor', 'analyst', 'mediaDesk', 'dutyManager', 'systemAdmin', 'securityAdmin', 'auditor', 'citizen', 'system'] as const;

export type State = (typeof states)[number];
export type Action = (typeof actions)[number];
export type Who = (typeof principals)[number];

const table = new Map(
  lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([state, action, who, next]) => [`${state} ${action} ${who}`, next as State]),
);

/** The next state, or null when refused. */
export const expected = (state: State, action: Action, who: Who): State | null => table.get(`${state} ${action} ${who}`) ?? null;

/** How many lines the reviewed table has. */
export const legalCount = table.size;
