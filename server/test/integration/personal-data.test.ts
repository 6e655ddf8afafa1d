import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { newFollower } from '../support/follower';
import { citizenFrom, draft, staffOf } from '../support/people';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { registerTicket } from '@hotline/shared/contracts/tickets.staff';
import { randomUUID } from 'node:crypto';

/** Made up, and found nowhere else: whoever sees one of these in a table has found personal data in clear. */
const canaries = { phone: '13987650001', name: '司空甄', address: '尖草坪区兴华街甄园7号楼3单元902', relative: '司空瓯', relativePhone: '13987650002', company: '甄瓯测试商行' };

describe.each(oneDatabase('sqlite'))('on %s', (kind) => {
  let hotline: Hotline;

  beforeAll(async () => {
    hotline = await openHotline(kind);
  });
  afterAll(() => hotline?.stop());

  /** Every value of every table, as text. */
  async function everything(): Promise<string> {
    const { source } = hotline.server.platform.db;
    const tables = await Promise.all(source.entityMetadatas.map(({ tablePath }) => source.query(`SELECT * FROM ${tablePath}`)));
    return JSON.stringify(tables);
  }

  const found = async (): Promise<string[]> => {
    const text = await everything();
    return Object.values(canaries).filter((canary) => text.includes(canary));
  };

  test('name, phone and address are in no table in clear, whichever way they came', async () => {
    const { person } = await citizenFrom(hotline);
    await person.call(submitTicket, { body: await draft(hotline, { contactName: canaries.name, contactPhone: canaries.phone, address: canaries.address, personName: canaries.relative, personPhone: canaries.relativePhone, personRelation: 'family', companyName: canaries.company }) });
    const operator = await staffOf(hotline, 'operator');
    const { requestType, content } = await draft(hotline);
    await operator.call(registerTicket, { body: { idempotencyKey: randomUUID(), requestType, content, urgency: 'normal', category: null, area: null, contactName: canaries.name, contactPhone: canaries.phone, address: canaries.address } });
    expect(await found()).toEqual([]);
  });

  test('nor while, or after, they are told in the chat', async () => {
    const { say } = await newFollower(hotline);
    for (const text of ['提交诉求', '投诉', '楼道灯坏了一个月没有人修。', '好了', canaries.address]) await say(text);
    expect(await found()).toEqual([]);
    await say(canaries.phone);
    expect(await found()).toEqual([]);
    expect(await say('1')).toContain('诉求编号');
    expect(await found()).toEqual([]);
  });

  test('the search would find one', async () => {
    await hotline.server.platform.db.source.query(`INSERT INTO job_lease (name, holder, leaseUntil) VALUES ('${canaries.name}', '', 0)`);
    expect(await found()).toEqual([canaries.name]);
  });
});
