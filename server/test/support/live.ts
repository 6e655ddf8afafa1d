import { liveTicket, type LiveTicket } from '@hotline/shared/contracts/tickets.staff';
import * as z from 'zod/mini';

/** The first matching event of a stream of server-sent events. */
export async function firstTicketEvent(stream: ReadableStream<Uint8Array>, wanted: (ticket: LiveTicket) => boolean): Promise<LiveTicket> {
  let text = '';
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString();
    for (const [, data] of text.matchAll(/event: ticket\ndata: (.*)\n\n/g)) {
      const ticket = z.parse(liveTicket, JSON.parse(data ?? ''));
      if (wanted(ticket)) return ticket;
    }
  }
  throw new Error('the stream ended');
}
