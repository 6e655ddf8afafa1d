import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { inParallel, patiently } from './client.mjs';

const contentMax = 3000;

const contentOf = ({ title, detail, text }) => [...[title, detail ?? text].filter(Boolean).join('\n')].slice(0, contentMax).join('').padEnd(5, '。');

/** An invented number each person keeps. */
const phoneOf = (user) => `139${String(createHash('sha256').update(user).digest().readUInt32BE() % 100_000_000).padStart(8, '0')}`;

/** Sandbox users who log in, allow the notices and submit, as citizens would. */
export class Citizens {
  #sessions = new Map();
  #templates = null;
  #consentVersion = null;

  constructor({ serverUrl, sandboxUrl, settings }) {
    Object.assign(this, { serverUrl, sandboxUrl, key: settings.SANDBOX_KEY });
  }

  async prepare() {
    const { body: city } = await patiently(`${this.serverUrl}/api/citizen/city`);
    const { body: templates } = await patiently(`${this.serverUrl}/api/citizen/notice-templates`);
    this.#consentVersion = city.consentVersion;
    this.#templates = templates.items.map(({ templateId }) => templateId);
    if (this.#templates.length !== 3) throw new Error('the mini-program has no notice templates');
  }

  sandbox(path, body) {
    return patiently(`${this.sandboxUrl}/__sandbox${path}`, { method: 'POST', headers: { 'x-sandbox-key': this.key }, body }).then((answer) => answer.body);
  }

  /** The headers of a user's session; everybody logs in once. */
  session(user) {
    if (!this.#sessions.has(user)) this.#sessions.set(user, this.#logIn(user));
    return this.#sessions.get(user);
  }

  async #logIn(user) {
    await this.sandbox('/users', { id: user, nick: `市民${user}` });
    for (;;) {
      const { code } = await this.sandbox(`/users/${user}/wx`, { api: 'login' });
      try {
        const { body } = await patiently(`${this.serverUrl}/api/citizen/sessions/mini-program`, { method: 'POST', body: { code } });
        return { authorization: `Bearer ${body.token}` };
      } catch (error) {
        // The server died between using the code and answering: a code serves once.
        if (error.code !== 'login.codeInvalid') throw error;
      }
    }
  }

  /** Taps 允许 on the three templates and reports it. */
  async allowNotices(user, headers) {
    await this.sandbox(`/users/${user}/wx`, { api: 'requestSubscribeMessage', args: { tmplIds: this.#templates }, choice: 'accept' });
    const results = this.#templates.map((templateId) => ({ templateId, choice: 'accept' }));
    await patiently(`${this.serverUrl}/api/citizen/notice-consents`, { method: 'POST', headers, body: { results } });
  }

  /** Submits one row and returns the receipt; under one key it may be done any number of times. */
  async submit(row, key, headers) {
    const body = {
      idempotencyKey: key, requestType: 'assistance', category: null, area: null, address: null, content: contentOf(row), attachments: [], contactName: null,
      contactPhone: phoneOf(row.user), consentVersion: this.#consentVersion,
    };
    return (await patiently(`${this.serverUrl}/api/citizen/tickets`, { method: 'POST', headers, body })).body;
  }
}

/** Whether the nth of many belongs to an evenly spread share. */
const inShare = (at, share) => Math.floor((at + 1) * share) > Math.floor(at * share);

/**
 * Submits every row; a share twice in a row, a share twice at once. Returns for each row the ticket numbers it was told.
 * @param {{rows: object[], options: object, onSubmitted: () => void}} plan
 */
export async function submitAll(citizens, { rows, options, onSubmitted }) {
  const receipts = rows.map(() => new Set());
  const begun = Date.now();
  await inParallel(rows, 16, async (row, at) => {
    if (options.rate > 0) await pause(Math.max(0, begun + (at / options.rate) * 1000 - Date.now()));
    const headers = await citizens.session(row.user);
    await citizens.allowNotices(row.user, headers);
    const key = createHash('sha256').update(`${at} ${row.id}`).digest('hex').slice(0, 32);
    const once = async () => void receipts[at].add((await citizens.submit(row, key, headers)).ticketNo);
    await Promise.all(inShare(at, options.concurrent) ? [once(), once()] : [once()]);
    if (inShare(at, options.repeat)) await once();
    onSubmitted();
  });
  return receipts;
}
