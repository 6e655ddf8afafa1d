import { randomUUID } from 'node:crypto';
import { eventually } from './eventually';
import type { Hotline } from './hotline';
import { sandboxAsks } from './people';

interface Entry {
  readonly from: string;
  readonly type: string;
  readonly text: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What stands in a follower's chat with the account, oldest first. */
export async function phoneOf(hotline: Hotline, { user }: Pick<Follower, 'user'>): Promise<readonly Entry[]> {
  const { chats } = await sandboxAsks<{ chats: { entries: Entry[] }[] }>(hotline, `GET /users/${user}/inbox`);
  return chats.flatMap(({ entries }) => entries);
}

/** Somebody at the official account, with a telephone on which replies are seen. */
export interface Follower {
  readonly user: string;
  /** Does something in WeChat; returns the texts that were shown for it. */
  act(act: { readonly type: string } & Readonly<Record<string, unknown>>): Promise<string[]>;
  /** Sends a text and returns the one reply. */
  say(content: string): Promise<string>;
  /** Sends a picture and returns the one reply. */
  show(bytes: Buffer): Promise<string>;
  /** Sends a voice message, with what WeChat understood of it, and returns the one reply. */
  speak(bytes: Buffer, recognition?: string): Promise<string>;
}

/** A push that was answered so late was perhaps answered without its reply, which then comes as a message of its own. */
const patienceMs = 1000;

/** What the account has said since the person last did. */
const lastTexts = (entries: readonly Entry[]): string[] => entries.slice(entries.findLastIndex(({ from }) => from === 'user') + 1).filter(({ from }) => from === 'account').map(({ text }) => text);

/** A person, new unless named, who follows the account from the start. */
export async function newFollower(hotline: Hotline, user = `f${randomUUID().slice(0, 8)}`): Promise<Follower & { welcome: string }> {
  await sandboxAsks(hotline, 'POST /users', { id: user, nick: '测试关注者' });
  const perform = async (body: object): Promise<{ texts: string[]; slow: boolean }> => {
    const { pushes, shown } = await sandboxAsks<{ pushes: { ms: number }[]; shown: Entry[] }>(hotline, `POST /users/${user}/act`, body);
    const texts = shown.map(({ text }) => text);
    if (texts.some((text) => Buffer.byteLength(text) > 2048)) throw new Error('a reply longer than WeChat shows');
    return { texts, slow: pushes.some(({ ms }) => ms >= patienceMs) };
  };
  const lateTexts = (): Promise<string[]> => eventually(async () => lastTexts(await phoneOf(hotline, { user })), ({ length }) => length > 0).catch(() => []);
  const only = async (body: object): Promise<string> => {
    const { texts, slow } = await perform(body);
    const told = texts.length === 0 && slow ? await lateTexts() : texts;
    return told.length === 1 ? (told[0] ?? '') : `${told.length} replies`;
  };
  const act: Follower['act'] = async (body) => (await perform(body)).texts;
  const say = (content: string): Promise<string> => only({ type: 'text', content });
  const show = (bytes: Buffer): Promise<string> => only({ type: 'image', dataBase64: bytes.toString('base64') });
  const speak = (bytes: Buffer, recognition?: string): Promise<string> => only({ type: 'voice', dataBase64: bytes.toString('base64'), ...(recognition && { recognition }) });
  return { user, act, say, show, speak, welcome: await only({ type: 'follow' }) };
}

/** Says several things one after another and returns the last reply. */
export async function talk({ say }: Pick<Follower, 'say'>, ...texts: string[]): Promise<string> {
  let reply = '';
  for (const text of texts) reply = await say(text);
  return reply;
}
