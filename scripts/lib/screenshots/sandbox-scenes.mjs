import { remember } from './sessions.mjs';
import { reports } from './studio.mjs';

const phoneOf = (user) => (context) => remember(context, [['sandbox-user', user]]);

const row = (page, name) => page.locator('.row', { hasText: name }).first();
const account = (page) => page.locator('.row:has(.face.oa)').first();

/** The sandbox before the product is used. */
export const emptySandbox = { window: 'phone', prepare: phoneOf('wangfang'), shots: [
  { name: 'sandbox-phone-empty', at: 'sandbox:/', act: (page) => account(page).waitFor() },
  { name: 'sandbox-phone-not-following', act: (page) => account(page).click() },
] };

const frame = (page) => page.frameLocator('#mini-program iframe');
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

async function openMiniProgram(page) {
  await press(page, '发现');
  await row(page, '市民热线小程序').click();
  await frame(page).getByText('微受理', { exact: true }).waitFor();
}

/** What WeChat asks while a request is submitted; nothing is sent. */
async function askForMessages(page) {
  const app = frame(page);
  await app.getByText('微受理', { exact: true }).click();
  await app.getByRole('radio', { name: '咨询' }).click();
  await app.getByRole('textbox', { name: '诉求内容' }).fill('请问小区加装电梯需要多少户同意，要准备哪些材料。');
  await app.getByText('下一步').click();
  await app.getByRole('textbox', { name: '详细地址' }).waitFor();
  await app.getByText('下一步').click();
  await app.getByRole('textbox', { name: '联系电话' }).fill('13800000000');
  await app.getByRole('checkbox').click();
  await app.getByText('提交诉求', { exact: true }).click();
  await page.getByRole('dialog', { name: '订阅消息' }).waitFor();
}

const tab = (name, ready) => async (page) => {
  await page.getByRole('tab', { name }).click();
  await ready?.(page);
};

/** Whether somebody is logged in is asked by asking. */
const expected = [reports.stranger];

export const sandboxScenes = [
  { window: 'phone', prepare: phoneOf('lixiuying'), shots: [
    { name: 'sandbox-phone-list', at: 'sandbox:/', act: (page) => account(page).waitFor() },
    { name: 'sandbox-phone-chat', act: (page) => account(page).click() },
    { name: 'sandbox-phone-album', act: async (page) => {
      await page.getByRole('button', { name: '输入' }).or(page.locator('.dock form')).first().click();
      await page.click('button.more');
      await press(page, '相册');
    } },
  ] },
  { window: 'phone', prepare: phoneOf('wangfang'), shots: [
    { name: 'sandbox-phone-notices', at: 'sandbox:/', act: (page) => row(page, '服务通知').click() },
  ] },
  { window: 'phone', prepare: phoneOf('zhangwei'), expected, shots: [
    { name: 'sandbox-phone-discover', at: 'sandbox:/', act: (page) => press(page, '发现') },
    { name: 'sandbox-phone-scan', act: (page) => row(page, '扫一扫').click() },
    { name: 'sandbox-phone-mini-program', act: async (page) => {
      await press(page, '‹ 返回');
      await openMiniProgram(page);
    } },
    { name: 'sandbox-phone-subscribe', act: askForMessages },
  ] },
  { window: 'phone', prepare: phoneOf('lixiuying'), expected, shots: [
    { name: 'sandbox-phone-web', at: 'sandbox:/', act: async (page) => {
      await account(page).click();
      await press(page, '打开H5');
      await page.frameLocator('#web iframe').getByText('微受理').waitFor();
    } },
  ] },
  { window: 'desk', prepare: phoneOf('lixiuying'), expected, shots: [
    { name: 'sandbox-console', at: 'sandbox:/', act: (page) => account(page).click() },
    { name: 'sandbox-console-exchange', act: (page) => page.locator('.exchange').first().click() },
    { name: 'sandbox-console-findings', act: tab('规范检查') },
    { name: 'sandbox-console-accounts', act: tab('账号') },
    { name: 'sandbox-console-templates', act: tab('模板', (page) => page.locator('#panel-templates td').first().waitFor()) },
    { name: 'sandbox-console-quotas', act: tab('配额', (page) => page.locator('#panel-quotas td').first().waitFor()) },
    { name: 'sandbox-console-faults', act: tab('故障') },
    { name: 'sandbox-console-clock', act: tab('时钟') },
    { name: 'sandbox-console-people', act: tab('微信用户') },
    { name: 'sandbox-console-mini-program', act: async (page) => {
      await press(page, '‹ 返回');
      await openMiniProgram(page);
    } },
  ] },
];
