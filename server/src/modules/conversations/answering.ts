import type { PushMessage } from '../../wechat';
import type { ConversationDeps } from './deps';
import type { Asked } from './dialogue';
import type { Verdict } from './judging';
import * as replies from './replies';
import { link } from './text-size';
import type { Said } from './words';

const longestQuestion = 200;

interface Reply {
  readonly say: string;
  readonly asked: Asked;
}

/** The district of somebody's newest request that names one. */
async function districtOf({ citizens, tickets, city }: ConversationDeps, openid: string): Promise<string | undefined> {
  const citizenId = await citizens.knownAs('officialAccount', openid);
  const area = citizenId === null ? null : await tickets.newestArea(citizenId);
  return (await city.areaName(area))?.split(' ')[0];
}

/** What is said to a question, and what was shown for it. */
export async function answerQuestion(deps: ConversationDeps, { fromUser }: PushMessage, { text }: Said): Promise<Reply> {
  const { PUBLIC_URL, WECHAT_MP_APPID } = deps.platform.config;
  const page = `${PUBLIC_URL}/h5/#/`;
  // Old clients know no mini-program in a text and open the web page.
  const miniProgram = link('在小程序中办理', `${page}pages/submit/index`, ` data-miniprogram-appid="${WECHAT_MP_APPID}" data-miniprogram-path="pages/submit/index"`);
  const words = [...text].slice(0, longestQuestion).join('');
  const found = await deps.inquiries.search(words, { channel: 'officialAccount', person: `follower ${fromUser}` }, await districtOf(deps, fromUser));
  const shown = replies.firstShown(found.items);
  const say = replies.answers(found, { linkTo: (id) => `${page}knowledge/item/index?id=${id}`, miniProgram });
  return { say, asked: { question: text, answer: shown ? { itemId: shown.id, version: shown.version } : null } };
}

/** Counts what a follower thinks of an answer. */
export const countVerdict = ({ inquiries }: ConversationDeps, { fromUser }: PushMessage, { question, answer, useful, reason }: Verdict): Promise<void> =>
  inquiries.voteInChat(fromUser, { ...answer, question, useful, reason });
