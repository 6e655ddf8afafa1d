import { AppError } from '../../platform/errors';
import type { PushMessage } from '../../wechat';
import type { Conversations } from './conversation.store';
import { idle } from './conversation.store';
import { ask, type Draft } from './dialogue';
import * as replies from './replies';
import type { ConversationDeps } from './deps';

/** What a refusal leaves of a draft, and what the follower is told of it. */
function refused(draft: Draft, error: AppError): { readonly draft: Draft; readonly lead: string } {
  if (error.code === 'ticket.unknownAttachment') return { draft: { ...draft, attachments: [], voices: [] }, lead: replies.filesLost };
  return { draft, lead: replies.notSubmitted(error.message) };
}

/** Turns a confirmed draft into a ticket. */
export class DraftSubmission {
  constructor(
    private readonly deps: ConversationDeps,
    private readonly conversations: Conversations,
  ) {}

  /**
   * Stores the ticket before the dialogue ends: cut off in between, the same draft is submitted again and stays one
   * ticket. What a rule refuses is told, and the draft kept; any other failure lets the push come again.
   */
  async finish(push: PushMessage, draft: Draft): Promise<string> {
    try {
      const say = replies.submitted(await this.submit(push, draft));
      await this.conversations.advance(push, (state) => (state.draft.key === draft.key ? { ...idle, say } : { ...state, say }));
      return say;
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      const left = refused(draft, error);
      const turn = ask(left.draft, left.lead);
      await this.conversations.advance(push, (state) => (state.draft.key === draft.key ? turn : { ...state, say: turn.say }));
      return turn.say;
    }
  }

  private async submit({ fromUser, key }: PushMessage, draft: Draft): Promise<string> {
    const { citizens, tickets, city } = this.deps;
    const { requestType, content, phone: contactPhone, attachments = [], voices = [] } = draft;
    if (!requestType || !content || !contactPhone) throw new Error('incomplete draft');
    const citizenId = await citizens.findOrCreate([{ kind: 'officialAccount', subject: fromUser }]);
    const { ticketNo } = await tickets.submit(
      { actor: { kind: 'citizen', id: citizenId, origin: 'officialAccount' }, requesterId: citizenId, channel: 'officialAccount' },
      {
        idempotencyKey: draft.key ?? key, requestType, urgency: 'normal', category: null, area: null, content, attachments: [...attachments, ...voices],
        contactName: null, contactPhone, address: draft.address ?? null, consentVersion: (await city.profile()).consentVersion,
        visibility: 'private', behalf: null,
      },
    );
    return ticketNo;
  }
}
