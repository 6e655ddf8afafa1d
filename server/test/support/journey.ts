import { rateTicket, submitTicket, withdrawTicket } from '@hotline/shared/contracts/tickets.citizen';
import { acceptTicket, acknowledgeTicket, answerTicket, approveResolution, dispatchTicket, getTicket, recordContact, recordFollowUp, reopenTicket, returnResolution, submitResolution } from '@hotline/shared/contracts/tickets.staff';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { Role } from '@hotline/shared/vocabulary/role';
import { roles } from '@hotline/shared/vocabulary/role';
import type { Hotline } from './hotline';
import { citizenFrom, draft, staffOf, type Person } from './people';

export const heating = 'heating-company';
export const publicReply = '您好，供热公司已上门检修并更换阀门，室温已恢复到二十度。如有反复请随时联系我们。';

/** One of every role. */
export interface Crew {
  readonly hotline: Hotline;
  readonly staff: ReadonlyMap<Role, Person>;
}

/** A ticket, the citizen who asked, and who that is in the sandbox. */
export interface Case {
  readonly id: string;
  readonly citizen: Person;
  readonly user: string;
}

export async function gatherCrew(hotline: Hotline): Promise<Crew> {
  const staff = new Map<Role, Person>();
  for (const role of roles.codes) staff.set(role, await staffOf(hotline, role));
  return { hotline, staff };
}

export function member(crew: Crew, role: Role): Person {
  const person = crew.staff.get(role);
  if (!person) throw new Error(role);
  return person;
}

/** The staff's steps by name, each taking the ticket as it is now. */
export async function act(crew: Crew, [role, action]: readonly [Role, keyof typeof staffSteps], id: string): Promise<void> {
  const person = member(crew, role);
  const { version } = await person.call(getTicket, { params: { id } });
  await staffSteps[action](person, { id }, version);
}

type StaffStep = (person: Person, params: { id: string }, version: number) => Promise<unknown>;

export const staffSteps = {
  answerDirectly: (person, params, version) => person.call(answerTicket, { params, body: { version, reply: publicReply, knowledgeId: null } }),
  accept: (person, params, version) => person.call(acceptTicket, { params, body: { version, requestType: 'complaint', category: 'utility.heating', area: null, urgency: 'normal' } }),
  dispatch: (person, params, version) => person.call(dispatchTicket, { params, body: { version, department: heating, reason: '供热问题由供热公司负责' } }),
  acknowledge: (person, params, version) => person.call(acknowledgeTicket, { params, body: { version } }),
  recordContact: (person, params, version) => person.call(recordContact, { params, body: { version, method: 'call', outcome: 'reached', note: '已约定明天上门' } }),
  submitResolution: (person, params, version) => person.call(submitResolution, { params, body: { version, reply: publicReply } }),
  returnResolution: (person, params, version) => person.call(returnResolution, { params, body: { version, reason: '请补充检修后的室温' } }),
  approveResolution: (person, params, version) => person.call(approveResolution, { params, body: { version } }),
  recordFollowUp: (person, params, version) => person.call(recordFollowUp, { params, body: { version, result: 'reached', judgement: { solution: 'solved', satisfaction: 'satisfied' }, note: '诉求人表示已解决' } }),
  reopen: (person, params, version) => person.call(reopenTicket, { params, body: { version, solution: 'unsolved', satisfaction: 'dissatisfied', reason: '第二天又不热了' } }),
} as const satisfies Record<string, StaffStep>;

export const citizenSteps = {
  rate: (person: Person, { id }: { id: string }) => person.call(rateTicket, { params: { id }, body: { solution: 'solved', satisfaction: 'satisfied', reason: null } }),
  reopen: (person: Person, { id }: { id: string }) => person.call(rateTicket, { params: { id }, body: { solution: 'unsolved', satisfaction: 'dissatisfied', reason: '还是不热' } }),
  withdraw: (person: Person, { id }: { id: string }) => person.call(withdrawTicket, { params: { id }, body: { reason: '已经自行解决' } }),
};

type Walk = readonly (readonly [Role, keyof typeof staffSteps])[];

const toReview: Walk = [['operator', 'accept'], ['dispatcher', 'dispatch'], ['handler', 'acknowledge'], ['handler', 'recordContact'], ['handler', 'submitResolution']];

/** The ordinary way to each state that can be reached today. */
const walks: Partial<Record<TicketState, Walk>> = {
  submitted: [],
  accepted: toReview.slice(0, 1),
  dispatched: toReview.slice(0, 2),
  in_progress: toReview.slice(0, 4),
  in_review: toReview,
  resolved: [...toReview, ['supervisor', 'approveResolution']],
};

/** A citizen's new request. */
export async function submitted(crew: Crew): Promise<Case> {
  const { person, user } = await citizenFrom(crew.hotline);
  const { id } = await person.call(submitTicket, { body: await draft(crew.hotline) });
  return { id, citizen: person, user };
}

/** A new ticket walked to a state; states that nothing leads to yet are set in the store. */
export async function caseIn(crew: Crew, state: TicketState): Promise<Case> {
  const made = await submitted(crew);
  const ended = state === 'closed' ? walks.resolved : walks[state];
  for (const [role, action] of ended ?? walks.dispatched ?? []) await act(crew, [role, action], made.id);
  if (state === 'closed') await citizenSteps.rate(made.citizen, made);
  else if (state === 'withdrawn') await citizenSteps.withdraw(made.citizen, made);
  else if (!walks[state]) await crew.hotline.server.platform.db.source.query(`UPDATE ticket SET state = '${state}' WHERE id = '${made.id}'`);
  return made;
}
