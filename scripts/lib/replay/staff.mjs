import { inParallel, patiently } from './client.mjs';

const reply = '您好，您反映的情况已经收悉，我们已核实并转有关单位办理，办理结果会及时告知您，感谢您的支持。';

/** A log-in at the desks; the headers of its session. */
export async function logIn(serverUrl, logins, role) {
  const { staffNo, password } = logins.find((login) => login.role === role);
  const { headers } = await patiently(`${serverUrl}/api/staff/sessions`, { method: 'POST', body: { staffNo, password } });
  return { cookie: headers.getSetCookie().map((line) => line.split(';')[0]).join('; '), 'x-requested-with': 'hotline' };
}

/** Every ticket there is, page by page. */
async function listAll(serverUrl, headers) {
  const items = [];
  for (let cursor = ''; cursor !== null; ) {
    const { body } = await patiently(`${serverUrl}/api/staff/tickets?desk=all${cursor && `&cursor=${cursor}`}`, { headers });
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

async function answer(serverUrl, headers, { id, version }) {
  try {
    await patiently(`${serverUrl}/api/staff/tickets/${id}/answerDirectly`, { method: 'POST', headers, body: { version, reply, knowledgeId: null } });
  } catch (error) {
    // Done before the server died, with the answer lost on the way.
    if (error.code !== 'ticket.wrongState') throw error;
  }
}

/** Answers every ticket as an operator; returns all of them. */
export async function answerAll({ serverUrl, demoLogins }, onAnswered) {
  const headers = await logIn(serverUrl, demoLogins(), 'operator');
  const tickets = await listAll(serverUrl, headers);
  await inParallel(tickets, 8, async (ticket) => {
    if (ticket.state === 'submitted') await answer(serverUrl, headers, ticket);
    onAnswered();
  });
  return listAll(serverUrl, headers);
}
