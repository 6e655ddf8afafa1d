import { randomUUID } from 'node:crypto';
import type { Hotline } from './hotline';
import { sandboxAsks } from './people';

interface Shown {
  readonly from: string;
  readonly type: string;
  readonly text: string;
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

/** A person, new unless named, who follows the account from the start. */
export async function newFollower(hotline: Hotline, user = `f${randomUUID().slice(0, 8)}`): Promise<Follower & { welcome: string }> {
  await sandboxAsks(hotline, 'POST /users', { id: user, nick: '测试关注者' });
  const act: Follower['act'] = async (body) => {
    const { shown } = await sandboxAsks<{ shown: Shown[] }>(hotline, `POST /users/${user}/act`, body);
    const texts = shown.map(({ text }) => text);
    if (texts.some((text) => Buffer.byteLength(text) > 2048)) throw new Error('a reply longer than WeChat shows');
    return texts;
  };
  const only = (texts: string[]): string => (texts.length === 1 ? (texts[0] ?? '') : `${texts.length} replies`);
  const say = async (content: string): Promise<string> => only(await act({ type: 'text', content }));
  const show = async (bytes: Buffer): Promise<string> => only(await act({ type: 'image', dataBase64: bytes.toString('base64') }));
  const speak = async (bytes: Buffer, recognition?: string): Promise<string> => only(await act({ type: 'voice', dataBase64: bytes.toString('base64'), ...(recognition && { recognition }) }));
  return { user, act, say, show, speak, welcome: only(await act({ type: 'follow' })) };
}

/** Says several things one after another and returns the last reply. */
export async function talk({ say }: Pick<Follower, 'say'>, ...texts: string[]): Promise<string> {
  let reply = '';
  for (const text of texts) reply = await say(text);
  return reply;
}
