import { unionidOf } from './ids';
import type { Account } from './account';
import type { User } from './user';
import type { World } from './world';

export interface NewUser {
  id?: string;
  nick?: string;
  phone?: string;
  unionid?: string;
  platform?: string;
  /** Appids of the official accounts already followed (no push is sent for these). */
  follow?: string[];
}

interface SeededPerson {
  id: string;
  nick: string;
  phone: string;
  follows: boolean;
}

/** Invented people; two follow every official account from the start, one must still find it. */
const SEEDED_PEOPLE: readonly SeededPerson[] = [
  { id: 'zhangwei', nick: '张伟', phone: '13900000001', follows: true },
  { id: 'lixiuying', nick: '李秀英', phone: '13900000002', follows: true },
  { id: 'wangfang', nick: '王芳', phone: '13900000003', follows: false },
];

/** Marks a person as a follower without telling the product (a follower from earlier days). */
function followQuietly(world: World, account: Account, user: User): void {
  if (account.kind !== 'oa') return;
  const contact = world.contactOf(account, user);
  contact.follow = { since: world.clock.now(), scene: 'ADD_SCENE_SEARCH', qrScene: '' };
}

function newUser(id: string, number: number, input: NewUser): User {
  const { follow: _follow, ...given } = input;
  const made = { nick: `微信用户${number}`, phone: `139${String(number).padStart(8, '0')}`, platform: 'Android' };
  return { unionid: unionidOf(id), riskBlocked: false, subscribeSwitch: true, ...made, ...given, id };
}

/** Adds a person and their openid at every account; an existing id is returned unchanged. */
export function createUser(world: World, input: NewUser): User {
  const number = world.state.users.size + 1;
  const { id = `user${number}` } = input;
  const known = world.state.users.get(id);
  if (known) return known;
  const user = newUser(id, number, input);
  world.state.users.set(id, user);
  for (const account of world.state.accounts.values()) world.contactOf(account, user);
  for (const appid of input.follow ?? []) {
    const account = world.account(appid);
    if (account) followQuietly(world, account, user);
  }
  return user;
}

/** The three people every sandbox starts with. */
export function seedPeople(world: World): void {
  for (const { id, nick, phone } of SEEDED_PEOPLE) createUser(world, { id, nick, phone });
}

/** Gives a newly registered account its contacts; the seeded followers follow it. */
export function meetEveryone(world: World, account: Account): void {
  for (const user of world.state.users.values()) {
    world.contactOf(account, user);
    const seeded = SEEDED_PEOPLE.find((person) => person.id === user.id);
    if (seeded?.follows) followQuietly(world, account, user);
  }
}

/** openids of a person by appid. */
export function openidsOf(world: World, user: User): Record<string, string> {
  const openids: Record<string, string> = {};
  for (const account of world.state.accounts.values()) {
    openids[account.appid] = world.contactOf(account, user).openid;
  }
  return openids;
}
