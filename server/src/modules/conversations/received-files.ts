import type { AppError } from '../../platform/errors';
import { WechatError } from '../../wechat';
import { isLost } from './chat-files';
import type { Addition } from './dialogue';
import * as replies from './replies';
import type { ConversationDeps } from './deps';

/** A picture or a voice message as it was announced; WeChat keeps it for three days. */
export interface ReceivedFile {
  readonly kind: 'picture' | 'voice';
  readonly mediaId: string;
  /** What WeChat understood of a voice message. */
  readonly transcript: string | null;
}

/** Why a file was not kept, in the follower's words. */
export interface NotKept {
  readonly kind: 'notKept';
  readonly why: string;
}

/**
 * Fetches a follower's file at once and stores it as theirs, without a ticket yet. Throws WechatError where trying again
 * makes sense: the push comes again by itself.
 */
export async function keepFile({ wechat, tickets, citizens }: ConversationDeps, openid: string, file: ReceivedFile): Promise<Addition | NotKept> {
  const { kind, mediaId, transcript } = file;
  try {
    const { bytes } = await wechat.officialAccount.media.download(mediaId);
    const citizenId = await citizens.findOrCreate([{ kind: 'officialAccount', subject: openid }]);
    if (kind === 'picture') return { kind, id: (await tickets.storeAttachment(citizenId, bytes)).id };
    return { kind, id: (await tickets.storeVoice(citizenId, { bytes, transcript })).id, transcript };
  } catch (error) {
    if (!isLost(error)) throw error;
    return { kind: 'notKept', why: error instanceof WechatError ? replies.notReceived(kind) : (error as AppError).message };
  }
}
