import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { closedList } from '@hotline/shared/vocabulary/closed-list';

type TimelineAction = StaffTicket['timeline'][number]['action'];

/** Ways to look at a timeline. */
export const timelineKinds = closedList({ all: '全部', open: '对外', inside: '内部', time: '时限', contact: '联系' });
export type TimelineKind = (typeof timelineKinds.codes)[number];

const timeSteps: readonly TimelineAction[] = ['requestExtension', 'grantExtension', 'refuseExtension', 'deemAcknowledged', 'expireRatingWindow', 'changeUrgency', 'recomputeDeadlines', 'remind', 'supervise'];
const contactSteps: readonly TimelineAction[] = ['requestInfo', 'supplyInfo', 'supplement', 'remind', 'callLead', 'recordContact', 'recordFollowUp'];
/** What the requester is not told of: the departments' own business. */
const insideSteps: readonly TimelineAction[] = [
  'callLead', 'delegate', 'sendBack', 'rejectSendBack', 'requestExtension', 'refuseExtension', 'submitCoReply', 'proposeFinalReply', 'merge', 'unmerge', 'protect', 'supervise', 'addNote',
];

const members: Readonly<Record<TimelineKind, (action: TimelineAction) => boolean>> = {
  all: () => true,
  open: (action) => !insideSteps.includes(action),
  inside: (action) => insideSteps.includes(action),
  time: (action) => timeSteps.includes(action),
  contact: (action) => contactSteps.includes(action),
};

/** The events somebody wants to see, newest first. */
export const eventsOf = (timeline: StaffTicket['timeline'], kind: TimelineKind): StaffTicket['timeline'] =>
  timeline.filter(({ action }) => members[kind](action)).sort((one, other) => other.at - one.at);
