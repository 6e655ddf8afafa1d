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
}

/** A new person who follows the account from the start. */
export async function newFollower(hotline: Hotline): Promise<Follower & { welcome: string }> {
  const user = `f${randomUUID().slice(0, 8)}`;
  await sandboxAsks(hotline, 'POST /users', { id: user, nick: '测试关注者' });
  const act: Follower['act'] = async (body) => {
    const { shown } = await sandboxAsks<{ shown: Shown[] }>(hotline, `POST /users/${user}/act`, body);
    return shown.map(({ text }) => text);
  };
  const only = (texts: string[]): string => (texts.length === 1 ? (texts[0] ?? '') : `${texts.length} replies`);
  const say = async (content: string): Promise<string> => only(await act({ type: 'text', content }));
  const show = async (bytes: Buffer): Promise<string> => only(await act({ type: 'image', dataBase64: bytes.toString('base64') }));
  return { user, act, say, show, welcome: only(await act({ type: 'follow' })) };
}
