import { liveBroadcast, liveReceipts, type LiveBroadcast, type LiveReceipts } from '@hotline/shared/contracts/broadcasts.staff';
import { liveChat, type LiveChat } from '@hotline/shared/contracts/chats.staff';
import { livePresence, type LivePresence } from '@hotline/shared/contracts/desk-work.staff';
import { liveTicket, type LiveTicket } from '@hotline/shared/contracts/tickets.staff';
import * as z from 'zod/mini';

type Stream = ReadableStream<Uint8Array>;

/** The first event of a stream that a pattern finds and a wish holds of. */
async function firstEvent<Event>(stream: Stream, schema: z.ZodMiniType<Event>, { pattern, wanted }: { readonly pattern: RegExp; readonly wanted: (event: Event) => boolean }): Promise<Event> {
  let text = '';
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString();
    for (const [, data] of text.matchAll(pattern)) {
      const event = z.parse(schema, JSON.parse(data ?? ''));
      if (wanted(event)) return event;
    }
  }
  throw new Error('the stream ended');
}

/** The first matching ticket event of a stream of server-sent events. */
export const firstTicketEvent = (stream: Stream, wanted: (ticket: LiveTicket) => boolean): Promise<LiveTicket> => firstEvent(stream, liveTicket, { pattern: /event: ticket\ndata: (.*)\n\n/g, wanted });

/** The first matching chat event. */
export const firstChatEvent = (stream: Stream, wanted: (chat: LiveChat) => boolean): Promise<LiveChat> => firstEvent(stream, liveChat, { pattern: /event: chat\ndata: (.*)\n\n/g, wanted });

/** The first matching event of who is at a ticket. */
export const firstPresenceEvent = (stream: Stream, wanted: (presence: LivePresence) => boolean): Promise<LivePresence> => firstEvent(stream, livePresence, { pattern: /event: presence\ndata: (.*)\n\n/g, wanted });

/** The first matching broadcast, new or void. */
export const firstBroadcastEvent = (stream: Stream, wanted: (broadcast: LiveBroadcast) => boolean): Promise<LiveBroadcast> => firstEvent(stream, liveBroadcast, { pattern: /event: broadcast\ndata: (.*)\n\n/g, wanted });

/** The first matching count of receipts. */
export const firstReceiptsEvent = (stream: Stream, wanted: (receipts: LiveReceipts) => boolean): Promise<LiveReceipts> => firstEvent(stream, liveReceipts, { pattern: /event: receipts\ndata: (.*)\n\n/g, wanted });
