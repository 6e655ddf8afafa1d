import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromRoot } from '../paths.mjs';
import { Citizens } from '../replay/citizens.mjs';
import { patiently } from '../replay/client.mjs';
import { hireColleagues } from './colleagues.mjs';
import { actors, chats, chatReply, entries, opinions, stepsTo, tickets, way } from './life-table.mjs';
import { byTelephone, work } from './work-table.mjs';

const samples = () => new Map(readFileSync(fromRoot('server/src/demo/taiyuan/sample-messages.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line)).map((row) => [row.id, row]));

/** A city at work: citizens ask and staff act through the same doors as everybody. */
export class CityLife {
  #samples = samples();

  constructor(product, sessions) {
    Object.assign(this, { product, sessions, citizens: new Citizens(product) });
  }

  call(path, headers, body) {
    return patiently(`${this.product.serverUrl}/api${path}`, { method: body ? 'POST' : 'GET', headers, body }).then((answer) => answer.body);
  }

  async #headersOf(user) {
    if (user === 'lixiuying') return this.sessions.citizenHeaders();
    const headers = await this.citizens.session(user);
    await this.citizens.allowNotices(user, headers);
    return headers;
  }

  async #submit({ by, requestType, address, contactName, sample, text }, headers) {
    const content = text ?? this.#samples.get(sample).detail;
    const { consentVersion } = await this.call('/citizen/city', {});
    return this.call('/citizen/tickets', headers, {
      idempotencyKey: randomUUID(), requestType, category: null, area: null, address, content, attachments: [],
      contactName: contactName ?? (by === 'lixiuying' ? '李秀英' : null), contactPhone: `1390000${String(1000 + content.length)}`, consentVersion,
    });
  }

  /** One step of staff on the ticket as it is now. */
  async act(action, { id }, { row, by = actors[action], body }) {
    const headers = await this.sessions.staffHeaders(by);
    const ticket = await this.call(`/staff/tickets/${id}`, headers);
    // A note conflicts with nothing and carries no version.
    const version = action === 'addNote' ? {} : { version: ticket.version };
    await this.call(`/staff/tickets/${id}/${action}`, headers, { ...version, ...(body ?? entries[action](row, ticket)) });
  }

  /** What happens to the ticket beside the ordinary way. */
  async #work(receipt, row, facts) {
    for (const [by, action, given] of row.then ?? []) {
      const body = typeof given === 'function' ? given(facts) : given;
      if (by === 'citizen') await this.call(`/citizen/tickets/${receipt.id}/${action}`, await this.#headersOf(row.by), { text: body });
      else await this.act(action, receipt, { row, by, body });
    }
  }

  async #live(row) {
    const headers = await this.#headersOf(row.by);
    const receipt = await this.#submit(row, headers);
    for (const action of way.slice(0, stepsTo[row.to])) await this.act(action, receipt, { row });
    if (row.to === 'closed') await this.call(`/citizen/tickets/${receipt.id}/rating`, headers, { solution: 'solved', satisfaction: 'satisfied', reason: null });
    if (row.to === 'withdrawn') await this.call(`/citizen/tickets/${receipt.id}/withdrawal`, headers, { reason: '物业已经把灯修好了' });
    return receipt;
  }

  #sandbox(user, body) {
    return this.citizens.sandbox(`/users/${user}/act`, body);
  }

  async #talk() {
    await this.#sandbox('wangfang', { type: 'follow' });
    for (const content of ['您好', '暖气不热怎么办']) await this.#sandbox('lixiuying', { type: 'text', content });
  }

  /** Followers who ask for a person: the first is served, the others wait. */
  async #chat() {
    for (const { user, nick, texts } of chats) {
      await this.citizens.sandbox('/users', { id: user, nick });
      await this.#sandbox(user, { type: 'follow' });
      for (const content of ['人工', ...texts]) await this.#sandbox(user, { type: 'text', content });
    }
    const headers = await this.sessions.staffHeaders('operator');
    const chat = await this.call('/staff/chats/next', headers, {});
    return this.call(`/staff/chats/${chat.id}/messages`, headers, { key: randomUUID(), text: chatReply });
  }

  /** Registered by telephone and answered at once. */
  async #telephone() {
    const headers = await this.sessions.staffHeaders('operator');
    const receipt = await this.call('/staff/tickets', headers, { idempotencyKey: randomUUID(), ...byTelephone });
    await this.act('answerDirectly', receipt, { by: 'operator', body: { reply: '您好，采暖费请于12月31日前交清，各供热服务大厅都可以交现金。', knowledgeId: null } });
  }

  /** What citizens say of the service, and what they are answered. */
  async #opine() {
    const supervisor = await this.sessions.staffHeaders('supervisor');
    for (const { by, kind, opinion, answer } of opinions) {
      const { id } = await this.call('/citizen/feedback', await this.#headersOf(by), { idempotencyKey: randomUUID(), kind, opinion, mayCall: false });
      if (answer) await this.call(`/staff/feedback/${id}/answer`, supervisor, { answer });
    }
  }

  /** An answer that holds and one that was replaced. */
  async #knowledge() {
    const { items } = await this.call(`/citizen/policies?q=${encodeURIComponent('九月份的返并规定还有效吗')}`, {});
    return { current: items.find(({ expired }) => !expired), expired: items.find(({ expired }) => expired) };
  }

  /** Lets everything happen; the tickets by what they are photographed for. */
  async unfold() {
    await this.citizens.prepare();
    const facts = { stranger: null };
    await hireColleagues(this.product, this.sessions);
    await this.#talk();
    for (const row of [...work, ...tickets]) {
      const receipt = await this.#live(row);
      facts[row.key ?? `first_${row.to}`] ??= receipt;
      facts.stranger ??= receipt;
      await this.#work(receipt, row, facts);
    }
    await this.#telephone();
    await this.#opine();
    const { supervisionOrders } = await this.call(`/staff/tickets/${facts.everything.id}`, await this.sessions.staffHeaders('supervisor'));
    facts.order = supervisionOrders[0];
    facts.lastDay = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    return { ...facts, chat: await this.#chat(), knowledge: await this.#knowledge() };
  }
}
