import { Secret, TOTP } from 'otpauth';
import { randomBytes } from 'node:crypto';
import { clicked, id, seen } from './hooks.mjs';
import { reports } from './studio.mjs';

const csv = '工号,姓名,岗位,单位\n6101,康宁,话务员,\n6102,邢岩,客服,\n';
const chosenPassword = `Sz5#${randomBytes(12).toString('base64url')}`;
let secret = '';

const cityData = [
  { name: 'desk-city-data-rules-changes', at: 'admin:city-data/rules', act: async (page) => {
    await page.fill(id('figure-supervision-second'), '7');
    await page.fill(id('limit-clocks-accept-normal'), '3');
    await page.click(id('review-rules'));
    await page.locator(`.ant-modal ${id('rule-changes')}`).waitFor();
  } },
  { name: 'desk-city-data-department', at: 'admin:city-data/departments', act: clicked('node-heating-company') },
  { name: 'desk-city-data-category', at: 'admin:city-data/categories', act: (page) => page.locator(`${id('tree-list')} button`).first().click() },
  { name: 'desk-city-data-directory-new', at: 'admin:city-data/directory', act: clicked('add-dispatch-rule') },
  { name: 'desk-city-data-calendar-next-year', at: 'admin:city-data/calendar', act: async (page) => {
    await page.click(id('next-year'));
    await page.fill(id('calendar-notice'), '元旦：1月1日至3日放假。\n春节：2月5日至11日放假调休。\n清明节：4月3日至5日放假。');
    await page.click(id('read-notice'));
    await page.getByText(/缺少法定假日/).first().waitFor();
  } },
];

const template = [{ name: 'desk-city-data-template-form', at: 'admin:city-data/reply-templates', act: async (page) => {
  await page.click(id('add-template'));
  await page.fill(id('field-title'), '停热告知');
  await page.fill(id('field-body'), '您好，{工单编号}由{承办单位}办理，预计{恢复时间}恢复供热。');
  await seen('free-words')(page);
} }];

const accounts = [
  { name: 'desk-staff-new', at: 'admin:staff', act: clicked('open-create') },
  { name: 'desk-staff-import', at: 'admin:staff', act: async (page) => {
    await page.click(id('open-import'));
    await page.setInputFiles(id('import-file'), { name: '账号.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await seen('import-faults')(page);
  } },
  { name: 'desk-seats-new', at: 'admin:seats', act: async (page, facts) => {
    await page.click(id('add-seats'));
    await page.fill(id('field-name'), '暴雨应急志愿者');
    await page.fill(id('field-count'), '12');
    await page.fill(id('field-lastDay'), facts.lastDay);
  } },
  { name: 'desk-seats-codes', act: async (page, facts) => {
    await page.click(id('confirm-seats'));
    await seen('seat-codes')(page);
    facts.seatCode = await page.locator(`${id('seat-codes')} code`).first().innerText();
  } },
];

const security = [
  { name: 'desk-seats', at: 'admin:seats', act: async (page) => {
    await page.click(id('grant-seats'));
    await page.getByText('使用中').waitFor();
  } },
  { name: 'desk-staff-account', at: 'admin:staff', act: async (page) => {
    await page.click(`${id('account-1001')} a`);
    await seen('account')(page);
  } },
  { name: 'desk-staff-disable', act: clicked('account-disable') },
  { name: 'desk-staff-deactivate', at: 'admin:staff', act: async (page) => {
    await page.click(id('open-deactivate'));
    await page.fill(id('field-staffNos'), '1007\n9999');
    await page.fill(id('field-reason'), '合同到期');
    await page.click(id('look-deactivate'));
    await seen('deactivated')(page);
  } },
];

const activation = [
  { name: 'desk-activate', at: 'admin:activate', act: seen('confirm-code') },
  { name: 'desk-activate-password', act: async (page, { seatCode }) => {
    await page.fill(id('field-activationCode'), seatCode);
    await page.click(id('confirm-code'));
    await seen('confirm-activation')(page);
  } },
  { name: 'desk-activate-done', act: async (page, facts) => {
    facts.seatNo = await page.innerText(id('activated-number'));
    await page.fill(id('field-name'), '志愿者小温');
    for (const field of ['field-newPassword', 'field-repeated']) await page.fill(id(field), chosenPassword);
    await page.click(id('confirm-activation'));
    await seen('activated')(page);
  } },
];

async function logIn(page, { seatNo }) {
  await page.fill(id('field-staffNo'), seatNo);
  await page.fill(id('field-password'), chosenPassword);
  await page.click(id('confirm-login'));
}

/** The log-in of a city that asks for more than a password: what comes after it is the real thing. */
const asking = (step) => async (page, facts) => {
  await page.route('**/api/staff/sessions', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), staff: null, step } });
  });
  await logIn(page, facts);
  await seen(`step-${step}`)(page);
  await page.unroute('**/api/staff/sessions');
};

const forced = [
  { name: 'desk-login-new-password', at: 'admin:login', act: asking('newPassword') },
  { name: 'desk-login-enrol', at: 'admin:login', act: asking('enrol') },
  { name: 'desk-login-enrol-passkey', act: clicked('enrol-passkey') },
  { name: 'desk-login-enrol-totp', at: 'admin:login', act: async (page, facts) => {
    await asking('enrol')(page, facts);
    await page.click(id('enrol-totp'));
    await seen('totp-secret')(page);
  } },
];

const ownAccount = [
  { name: 'desk-seat-at-work', at: 'admin:login', act: async (page, facts) => {
    await logIn(page, facts);
    await seen('who')(page);
  } },
  { name: 'desk-account', at: 'admin:account', act: seen('my-sessions') },
  { name: 'desk-account-totp', act: async (page) => {
    await page.click(id('enrol-totp'));
    secret = (await page.locator(id('totp-secret')).textContent()).replaceAll(' ', '');
  } },
  { name: 'desk-account-recovery-codes', act: async (page) => {
    await page.fill(id('field-oneTimeCode'), new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await page.keyboard.press('Enter');
    await seen('recovery-codes')(page);
  } },
  { name: 'desk-login-second-factor', act: async (page, facts) => {
    await page.click(id('codes-kept'));
    await page.click(id('logout'));
    await seen('confirm-login')(page);
    await logIn(page, facts);
    await seen('step-secondFactor')(page);
  } },
];

/** The city's data and its people, as those see them who keep them up; one after another, each needs what the one before has made. */
export const systemScenes = (asStaff) => [
  { window: 'desk', prepare: asStaff('systemAdmin'), shots: [...cityData, ...accounts] },
  { window: 'desk', prepare: asStaff('editor'), shots: template },
  { window: 'desk', prepare: asStaff('securityAdmin'), shots: security },
  { window: 'phone', shots: activation },
  { window: 'desk', expected: [reports.stranger], shots: forced },
  { window: 'desk', expected: [reports.stranger], shots: ownAccount },
];
