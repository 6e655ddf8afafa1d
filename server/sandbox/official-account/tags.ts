import { WechatError } from '../api/wechat-error';
import { byteLength, listOf, objectOf, textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';
import type { Tag } from '../world/state';
import type { Contact } from '../world/user';

const MOST_TAGS = 100;
const NAME_BYTES = 30;
const MOST_OPENIDS = 50;
const TAGS_A_PERSON = 20;
const PAGE = 10_000;

function tagsOf(call: AccountCall): Tag[] {
  const { tags } = call.world.state;
  const known = tags.get(call.account.appid) ?? [];
  tags.set(call.account.appid, known);
  return known;
}

/** Followers of this account, in the order they began. */
export function followersOf(call: AccountCall): Contact[] {
  return [...call.world.state.contacts.values()].filter(({ appid, follow }) => appid === call.account.appid && follow !== null);
}

/** 45159 for an id the account has no tag for. */
function requireTag(call: AccountCall, id: unknown): Tag {
  const tag = tagsOf(call).find((item) => item.id === id);
  if (!tag) throw new WechatError(45159);
  return tag;
}

/** 45157 empty or taken, 45158 over 30 bytes. */
function requireName(call: AccountCall): string {
  const name = textOf(objectOf(call.body, 'tag') ?? {}, 'name');
  if (name === '' || tagsOf(call).some((tag) => tag.name === name)) throw new WechatError(45157);
  if (byteLength(name) > NAME_BYTES) throw new WechatError(45158);
  return name;
}

/** POST /cgi-bin/tags/create {tag{name}}: at most 100 (45056). */
export function tagCreate(call: AccountCall): JsonObject {
  const name = requireName(call);
  if (tagsOf(call).length >= MOST_TAGS) throw new WechatError(45056);
  const { state } = call.world;
  state.tagSeq += 1;
  const tag = { id: state.tagSeq, name };
  tagsOf(call).push(tag);
  return { tag };
}

/** GET /cgi-bin/tags/get: all tags with how many followers have them. */
export function tagList(call: AccountCall): JsonObject {
  const followers = followersOf(call);
  return { tags: tagsOf(call).map((tag) => ({ ...tag, count: followers.filter(({ tags }) => tags.includes(tag.id)).length })) };
}

/** POST /cgi-bin/tags/update {tag{id, name}}. */
export function tagUpdate(call: AccountCall): JsonObject {
  const tag = requireTag(call, objectOf(call.body, 'tag')?.['id']);
  tag.name = requireName(call);
  return ok();
}

/** POST /cgi-bin/tags/delete {tag{id}}: its followers lose it. */
export function tagDelete(call: AccountCall): JsonObject {
  const { id } = requireTag(call, objectOf(call.body, 'tag')?.['id']);
  call.world.state.tags.set(call.account.appid, tagsOf(call).filter((tag) => tag.id !== id));
  for (const contact of followersOf(call)) contact.tags = contact.tags.filter((tag) => tag !== id);
  return ok();
}

/** The people of a members call: 40032 none or more than 50, 40003 a foreign or unknown openid. */
function requirePeople(call: AccountCall): Contact[] {
  const openids = listOf(call.body, 'openid_list') ?? [];
  if (openids.length === 0 || openids.length > MOST_OPENIDS) throw new WechatError(40032);
  return openids.map((openid) => {
    const contact = call.world.contact(call.account.appid, String(openid));
    if (!contact?.follow) throw new WechatError(40003);
    return contact;
  });
}

/** POST /cgi-bin/tags/members/batchtagging {openid_list, tagid}: at most 20 tags a person (45059). */
export function tagMembersAdd(call: AccountCall): JsonObject {
  const people = requirePeople(call);
  const { id } = requireTag(call, call.body['tagid']);
  if (people.some(({ tags }) => !tags.includes(id) && tags.length >= TAGS_A_PERSON)) throw new WechatError(45059);
  for (const contact of people) contact.tags = [...contact.tags.filter((tag) => tag !== id), id];
  return ok();
}

/** POST /cgi-bin/tags/members/batchuntagging {openid_list, tagid}. */
export function tagMembersRemove(call: AccountCall): JsonObject {
  const people = requirePeople(call);
  const { id } = requireTag(call, call.body['tagid']);
  for (const contact of people) contact.tags = contact.tags.filter((tag) => tag !== id);
  return ok();
}

/** POST /cgi-bin/tags/getidlist {openid}. */
export function tagIdsOfPerson(call: AccountCall): JsonObject {
  const contact = call.world.contact(call.account.appid, textOf(call.body, 'openid'));
  if (!contact) throw new WechatError(40003);
  return { tagid_list: contact.tags };
}

/** One page of openids after `next`; an unknown one is refused with 40003. */
export function openidPage(contacts: Contact[], next: string): JsonObject {
  const from = next === '' ? 0 : contacts.findIndex(({ openid }) => openid === next) + 1;
  if (next !== '' && from === 0) throw new WechatError(40003);
  const openid = contacts.slice(from, from + PAGE).map((contact) => contact.openid);
  const page = { count: openid.length, next_openid: openid.at(-1) ?? '' };
  return openid.length === 0 ? page : { ...page, data: { openid } };
}

/** POST /cgi-bin/user/tag/get {tagid, next_openid}: the followers with a tag, 10,000 a page. */
export function tagMembers(call: AccountCall): JsonObject {
  const { id } = requireTag(call, call.body['tagid']);
  return openidPage(followersOf(call).filter(({ tags }) => tags.includes(id)), textOf(call.body, 'next_openid'));
}
