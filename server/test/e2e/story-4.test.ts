import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { launchBrowser, noHorizontalOverflow, type TestBrowser } from '../support/browser';
import { assertCleanWechat } from '../support/clean-wechat';
import { hook } from '../support/desk-page';
import { submitOnPhone } from '../support/h5';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, member, type Crew } from '../support/journey';
import { Shift } from '../support/shift';

/**
 * Story 4, the boy from the next province: his need raises the tier before anybody has read it, district and health
 * commission have it at once, and his family reads one timeline on the phone (H5).
 */
const content = '孩子颅骨骨折正在从外省转院的路上，止痛的药快吃完了，进城道路管制，父亲没有地方住，手术一再推迟。';
const reply = '您好，救护车已由专人引导进城，医院今晚手术，您的住处已在医院旁安排好，请放心。';
const district = '小店区人民政府';
const commission = '太原市卫生健康委员会';

let hotline: Hotline;
let browser: TestBrowser;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  browser = await launchBrowser();
  crew = await gatherCrew(hotline);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hotline?.stop();
});

test('one request, one ticket: raised by the boy’s need, at two departments at once, read by the family as one story', async () => {
  const phone = await browser.openPage({ width: 390, height: 844, mobile: true });
  phone.page.setDefaultTimeout(60_000);
  await phone.page.goto(`${hotline.url}/h5/`);
  await phone.page.locator('.weui-tabbar__item').filter({ hasText: '首页' }).click();
  const ticketNo = await submitOnPhone(phone.page, { user: 'lixiuying', requestType: 'assistance', content, address: '小店区坞城街道', contactName: '李先生', contactPhone: '13900004444' });

  const operator = await Shift.begin(browser, hotline, { role: 'operator' });
  await operator.open('intake', ticketNo);
  await operator.sees('head-marks', '断药');
  await operator.page.locator('.ticket-head.edge-urgent').waitFor();
  const id = /desks\/intake\/(\w+)/.exec(operator.page.url())?.[1] ?? '';
  await operator.take('accept', {}, async () => {
    await operator.pick('category', '异地就医');
    await operator.choose('urgency', '紧急');
  });
  await operator.end();

  const dispatcher = await Shift.begin(browser, hotline, { role: 'dispatcher' });
  await dispatcher.open('dispatch', ticketNo);
  await dispatcher.take('dispatch', { reason: '属地保障食宿和通行，卫健部门协调转院手术' }, async () => {
    await dispatcher.pick('department', district);
    await dispatcher.pick('coDepartments', commission);
  });
  await dispatcher.sees('departments', new RegExp(`主办.*${district}.*协办.*${commission}.*待提交意见`, 's'));
  // No order without the call behind it.
  await dispatcher.take('callLead', { person: '区值班室', note: '已派车到路口引导' }, () => dispatcher.choose('outcome', '已接听并确认'));
  await dispatcher.end();

  // Both work at the same time, each on its own part.
  const lead = await Shift.begin(browser, hotline, { role: 'handler', department: 'xiaodian' });
  const co = await Shift.begin(browser, hotline, { role: 'handler', department: 'health-commission' });
  await lead.open('handling', ticketNo);
  await co.open('coHandling', ticketNo);
  await lead.take('acknowledge');
  await lead.take('recordContact', { note: '已与父亲通话，车到路口' }, () => lead.choose('outcome', '已联系上'));
  await co.take('submitCoReply', { reply: '省儿童医院已备好手术室，今晚手术' });
  await lead.page.locator(hook('departments')).filter({ hasText: '已备好手术室' }).or(lead.page.locator(hook('ticket-outdated'))).first().waitFor();
  await lead.take('submitResolution', { reply });
  await co.end();
  await lead.end();
  await act(crew, ['supervisor', 'approveResolution'], id);

  await phone.page.click('#view-progress');
  await phone.page.waitForSelector('#timeline');
  const titles = await phone.page.locator('#timeline .timeline__title').allInnerTexts();
  expect(titles.reverse()).toEqual(['诉求已提交', '诉求已受理', '已转负责单位办理', '负责单位已签收', '负责单位已与您联系', '负责单位已提交办理结果', '已办结并答复']);
  expect(await phone.page.locator('#reply').innerText()).toContain('医院今晚手术');
  const whole = await phone.page.locator('body').innerText();
  for (const own of ['已备好手术室', '区值班室']) expect(whole).not.toContain(own);
  await noHorizontalOverflow(phone.page);
  phone.assertClean([/Failed to load resource.*401/]);

  expect(await member(crew, 'supervisor').call(getTicket, { params: { id } })).toMatchObject({ state: 'resolved', urgency: 'critical', needs: ['medicationGap'], department: 'xiaodian' });
  await assertCleanWechat(hotline);
}, 300_000);
