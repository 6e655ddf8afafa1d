import { liveBroadcast, liveReceipts, type LiveBroadcast, type LiveReceipts } from '@hotline/shared/contracts/broadcasts.staff';
import { liveChat, type LiveChat } from '@hotline/shared/contracts/chats.staff';
import { livePresence, type LivePresence } from '@hotline/shared/contracts/desk-work.staff';
import { liveTicket, type LiveTicket } from '@hotline/shared/contracts/tickets.staff';
import * as z from 'zod/mini';

type Stream = ReadableStream<Uint8Array>;

/** The events of one name, one after the other. */
async function* events<Event>(stream: Stream, name: string, schema: z.ZodMiniType<Event>): AsyncGenerator<Event> {
  let text = '';
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    const blocks = (text + Buffer.from(chunk).toString()).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, data] = new RegExp(`^event: ${name}\ndata: (.*)`, 'm').exec(block) ?? [];
      if (data !== undefined) yield z.parse(schema, JSON.parse(data));
    }
  }
}

/** The next event that a wish holds of; the stream can be read on. */
export async function first<Event>(told: AsyncGenerator<Event>, wanted: (event: Event) => boolean): Promise<Event> {
  for (;;) {
    const { value, done } = await told.next();
    if (done) throw new Error('the stream ended');
    if (wanted(value)) return value;
  }
}

/** Who is at a ticket, change by change. */
export const presenceEvents = (stream: Stream): AsyncGenerator<LivePresence> => events(stream, 'presence', livePresence);

/** The first matching ticket event of a stream of server-sent events. */
export const firstTicketEvent = (stream: Stream, wanted: (ticket: LiveTicket) => boolean): Promise<LiveTicket> => first(events(stream, 'ticket', liveTicket), wanted);

/** The first matching chat event. */
export const firstChatEvent = (stream: Stream, wanted: (chat: LiveChat) => boolean): Promise<LiveChat> => first(events(stream, 'chat', liveChat), wanted);

/** The first matching event of who is at a ticket. */
export const firstPresenceEvent = (stream: Stream, wanted: (presence: LivePresence) => boolean): Promise<LivePresence> => first(presenceEvents(stream), wanted);

/** The first matching broadcast, new or void. */
export const firstBroadcastEvent = (stream: Stream, wanted: (broadcast: LiveBroadcast) => boolean): Promise<LiveBroadcast> => first(events(stream, 'broadcast', liveBroadcast), wanted);

/** The first matching count of receipts. */
export const firstReceiptsEvent = (stream: Stream, wanted: (receipts: LiveReceipts) => boolean): Promise<LiveReceipts> => first(events(stream, 'receipts', liveReceipts), wanted);
