import { setTimeout as pause } from 'node:timers/promises';
import { patiently } from './client.mjs';

/**
 * Longest silence before what has not come is held not to come: longer than a killed worker's lease, the wait for WeChat's
 * own report, and a second attempt together.
 */
const silenceMs = 180_000;

/** Counts the resolved notices of a page of inboxes by ticket number. */
function count(items, told) {
  for (const { templateTitle, fields } of items) {
    const ticketNo = fields.find(({ label }) => label === '诉求编号')?.value;
    if (templateTitle === '诉求办结通知') told.set(ticketNo, (told.get(ticketNo) ?? 0) + 1);
  }
}

/** Waits for the 办结 notices in the sandbox's inboxes; the ticket numbers they spoke of, each as often as it was told. */
export async function collectNotices({ sandboxUrl, settings }, expected) {
  const told = new Map();
  let since = 0;
  let last = Date.now();
  while (told.size < expected && Date.now() - last < silenceMs) {
    const { body } = await patiently(`${sandboxUrl}/__sandbox/inboxes?since=${since}&limit=10000`, { headers: { 'x-sandbox-key': settings.SANDBOX_KEY } });
    if (body.items.length > 0) last = Date.now();
    count(body.items, told);
    since = body.next;
    if (told.size < expected) await pause(500);
  }
  return told;
}
