import { remindTicket, rateTicket, submitTicket, supplementTicket, supplyInfo, unpublishTicket, withdrawTicket } from '@hotline/shared/contracts/tickets.citizen';
import type { ActionBody, StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { Role } from '@hotline/shared/vocabulary/role';
import { roles } from '@hotline/shared/vocabulary/role';
import { TicketRow } from '../../src/modules/tickets';
import type { Hotline } from './hotline';
import { citizenFrom, draft, newStaff, newStaffWhenAsked, staffWhenAsked, type Person } from './people';

export const heating = 'heating-company';
export const heatingStation = 'heating-station';
export const publicReply = '您好，供热公司已上门检修并更换阀门，室温已恢复到二十度。如有反复请随时联系我们。';

/** One of every role. */
export interface Crew {
  readonly hotline: Hotline;
  readonly staff: ReadonlyMap<Role, Person>;
  /** Nobody approves their own proposal. */
  readonly secondSupervisor: Person;
  /** Below the heating company. */
  readonly stationHandler: Person;
  /** A handler of any department. */
  readonly handlerOf: (department: string) => Promise<Person>;
}

/** A ticket, the citizen who asked, and who that is in the sandbox. */
export interface Case {
  readonly id: string;
  readonly citizen: Person;
  readonly user: string;
}

export async function gatherCrew(hotline: Hotline): Promise<Crew> {
  const { db } = hotline.server.platform;
  // The heating company of the demo city has nobody below it.
  const known = await db.read((em) => em.query(`SELECT code FROM department WHERE code = '${heatingStation}'`) as Promise<unknown[]>);
  if (known.length === 0) await db.transact((em) => em.query(`INSERT INTO department (code, name, kind, parent, accepts, aliases, position) VALUES ('${heatingStation}', '城南热力站', 'utility', '${heating}', '供热站', '[]', 999)`));
  const handlerOf = (department: string): Promise<Person> => newStaff(hotline, { role: 'handler', department });
  return {
    hotline,
    staff: new Map(roles.codes.map((role) => [role, staffWhenAsked(hotline, role)])),
    secondSupervisor: newStaffWhenAsked(hotline, { role: 'supervisor', department: null }),
    stationHandler: newStaffWhenAsked(hotline, { role: 'handler', department: heatingStation }),
    handlerOf,
  };
}

export function member(crew: Crew, role: Role): Person {
  const person = crew.staff.get(role);
  if (!person) throw new Error(role);
  return person;
}

/** One step: which action, and what of its usual body is different. */
type Doing<A extends StaffAction> = A | readonly [A, Partial<ActionBody<A>>];

/** The staff's steps by name, each taking the ticket as it is now; anything of the usual body may be changed. */
export async function act<A extends StaffAction>(crew: Crew, [role, action, changes]: readonly [Role, A, Partial<ActionBody<A>>?], id: string): Promise<void> {
  // The version from the row: a whole ticket is a dozen queries, and the tests take ten thousand steps.
  const { version } = await crew.hotline.server.platform.db.read((em) => em.findOneOrFail(TicketRow, { where: { id }, select: { version: true } }));
  await attempt(member(crew, role), { id, version }, [action, changes ?? {}]);
}

/** The same by somebody who is not of the crew. */
export async function take<A extends StaffAction>(person: Person, id: string, doing: Doing<A>): Promise<void> {
  const { version } = await person.call(getTicket, { params: { id } });
  await attempt(person, { id, version }, doing);
}

/** Sends a step with a given version, whoever it is by. */
export function attempt<A extends StaffAction>(person: Person, { id, version }: { readonly id: string; readonly version: number }, doing: Doing<A>): Promise<unknown> {
  const [action, changes] = typeof doing === 'string' ? [doing, {}] : doing;
  return person.send('POST', `/api/staff/tickets/${id}/${action}`, { ...(action !== 'addNote' && { version }), ...usual[action], ...changes });
}

const judgement = { solution: 'solved', satisfaction: 'satisfied' } as const;
const placed = { department: 'urban-management', reason: '按职责分工由该单位负责' };

type UsualBodies = { readonly [A in StaffAction]: Omit<ActionBody<A>, 'version'> };

/** An ordinary body of each action. `into` of a merge is the caller's. */
export const usual: UsualBodies = {
  requestInfo: { question: '请补充小区名称和楼号' },
  decline: { ground: 'litigation', explanation: '此事已由法院受理，热线不再受理' },
  answerDirectly: { reply: publicReply, knowledgeId: null },
  accept: { requestType: 'complaint', category: 'utility.heating', area: null, urgency: 'normal' },
  dispatch: { department: heating, reason: '供热问题由供热公司负责', coDepartments: [] },
  callLead: { outcome: 'answered', person: '值班员', note: '已确认立即处置' },
  acknowledge: {},
  delegate: { department: heatingStation, reason: '由所属热力站上门' },
  sendBack: { basis: '该小区由其他热源单位供热', reference: '市供热条例第十二条' },
  upholdSendBack: placed,
  rejectSendBack: { reason: '该小区属你单位供热范围' },
  arbitrate: placed,
  requestExtension: { workdays: 3, longCycle: false, reason: '需等待更换的阀门到货' },
  grantExtension: { explanation: '更换的阀门需要从外地调运' },
  refuseExtension: { reason: '阀门本市有货' },
  recordContact: { method: 'call', outcome: 'reached', note: '已约定明天上门' },
  submitCoReply: { reply: publicReply },
  submitResolution: { reply: publicReply },
  returnResolution: { reason: '请补充检修后的室温' },
  approveResolution: {},
  recordFollowUp: { result: 'reached', judgement, note: '诉求人表示已解决' },
  reopen: { solution: 'unsolved', satisfaction: 'dissatisfied', reason: '第二天又不热了' },
  proposeFinalReply: { reply: publicReply, signedBy: '供热公司总经理' },
  finalize: {},
  recur: { reason: '同一处管道再次漏水' },
  merge: { into: '00000000000000000000000000', reason: '同一小区同一原因' },
  unmerge: { reason: '原因不同，单独办理' },
  split: { parts: [{ content: '三号楼暖气不热', requestType: 'complaint', category: 'utility.heating', area: null }, { content: '路灯不亮已经一周', requestType: 'assistance', category: 'utility.heating', area: null }], reason: '反映了两件事' },
  changeUrgency: { urgency: 'urgent', needs: [], reason: '家中有老人' },
  protect: { confidential: true, accusedDepartment: null, reason: '举报内容需要保密' },
  remind: { note: '诉求人再次来电催促' },
  supervise: { level: 1, demand: '请于期限内办结并说明情况', workdays: 2 },
  addNote: { text: '诉求人上午不便接听电话' },
};

export const citizenSteps = {
  rate: (person: Person, { id }: { id: string }) => person.call(rateTicket, { params: { id }, body: { solution: 'solved', satisfaction: 'satisfied', reason: null } }),
  reopen: (person: Person, { id }: { id: string }) => person.call(rateTicket, { params: { id }, body: { solution: 'unsolved', satisfaction: 'dissatisfied', reason: '还是不热' } }),
  withdraw: (person: Person, { id }: { id: string }) => person.call(withdrawTicket, { params: { id }, body: { reason: '已经自行解决' } }),
  supplyInfo: (person: Person, { id }: { id: string }) => person.call(supplyInfo, { params: { id }, body: { text: '阳光小区三号楼' } }),
  unpublish: (person: Person, { id }: { id: string }) => person.call(unpublishTicket, { params: { id } }),
  supplement: (person: Person, { id }: { id: string }) => person.call(supplementTicket, { params: { id }, body: { text: '今天室温只有十三度' } }),
  remind: (person: Person, { id }: { id: string }) => person.call(remindTicket, { params: { id }, body: { text: '请尽快安排' } }),
};

type Walk = readonly (readonly [Role, StaffAction])[];

const toReview: Walk = [['operator', 'accept'], ['dispatcher', 'dispatch'], ['handler', 'acknowledge'], ['handler', 'recordContact'], ['handler', 'submitResolution']];
const toResolved: Walk = [...toReview, ['supervisor', 'approveResolution']];

/** The ordinary way to each state by staff alone. */
const walks: Readonly<Record<TicketState, Walk>> = {
  submitted: [],
  info_requested: [['operator', 'requestInfo']],
  declined: [['operator', 'decline']],
  accepted: toReview.slice(0, 1),
  dispatched: toReview.slice(0, 2),
  sent_back: [...toReview.slice(0, 2), ['handler', 'sendBack']],
  in_progress: toReview.slice(0, 4),
  in_review: toReview,
  resolved: toResolved,
  closed: toResolved,
  finalized: [...toResolved, ['supervisor', 'proposeFinalReply']],
  withdrawn: toReview.slice(0, 2),
  merged: toReview.slice(0, 2),
};

/** A citizen's new request. */
export async function submitted(crew: Crew): Promise<Case> {
  const { person, user } = await citizenFrom(crew.hotline);
  const { id } = await person.call(submitTicket, { body: await draft(crew.hotline) });
  return { id, citizen: person, user };
}

/** A new ticket walked to a state. */
export async function caseIn(crew: Crew, state: TicketState): Promise<Case> {
  const made = await submitted(crew);
  for (const [role, action] of walks[state]) await act(crew, [role, action], made.id);
  if (state === 'closed') await citizenSteps.rate(made.citizen, made);
  if (state === 'withdrawn') await citizenSteps.withdraw(made.citizen, made);
  if (state === 'finalized') await take(crew.secondSupervisor, made.id, 'finalize');
  if (state === 'merged') await act(crew, ['dispatcher', 'merge', { into: (await submitted(crew)).id }], made.id);
  return made;
}
