import { clicked, id, seen } from './hooks.mjs';

const badRows = '类型,标题,正文\r\n政策,只有标题,\r\n政策,停热退费办法,供热期内室温连续不达标的，按天退还热费。\r\n';
const oldTickets = '旧编号,渠道,诉求类型,标题,内容,区域,类别,诉求人姓名,联系电话,地址,受理时间,承办单位,答复内容,办结时间,是否解决,满意度\r\n'
  + 'GD-0001,网站,投诉,,小区北门路灯不亮已经一周。,,,,,,2025-03-02 14:05,,您好，路灯已修复。,2025-03-04 09:30,,\r\nGD-0002,网站,胡闹,,小区北门路灯不亮。,,,,,,2025-02-30 10:00,,,,,\r\n';

/** Chooses a file without a disk. */
const given = (name, text) => (page) => page.setInputFiles(id('import-file'), { name, mimeType: 'text/csv', buffer: Buffer.from(text) });

const items = [
  { name: 'desk-knowledge-desk-item', at: 'admin:knowledge-desk', act: async (page) => {
    await page.locator(`${id('knowledge-items')} a`).first().click();
    await seen('knowledge-record')(page);
  } },
  { name: 'desk-knowledge-desk-edit', act: clicked('edit-item') },
  { name: 'desk-knowledge-desk-review', act: async (page) => {
    const body = page.locator(id('field-body'));
    await body.fill(`${await body.inputValue()}\n本答复自今日起执行。`);
    await page.fill(id('field-note'), '补充执行日期');
    await page.click(id('submit-draft'));
    await seen('review-waits')(page);
  } },
  { name: 'desk-knowledge-desk-new', at: 'admin:knowledge-desk', act: async (page) => {
    await page.click(id('add-item'));
    await page.fill(id('field-title'), '停热退费办法');
    await page.fill(id('field-body'), '供热期内室温连续不达标的，按天退还热费。');
    await page.locator(id('citizen-preview')).getByText('按天退还').waitFor();
  } },
  { name: 'desk-knowledge-desk-synonyms', at: 'admin:knowledge-desk/synonyms', act: seen('new-synonyms') },
  { name: 'desk-knowledge-desk-telephones', at: 'admin:knowledge-desk/telephones', act: async (page) => {
    await page.locator(`${id('telephone-areas')} button`).first().click();
    await seen('save-telephones')(page);
  } },
  { name: 'desk-knowledge-desk-import-faults', at: 'admin:knowledge-desk/imports', act: async (page) => {
    await given('停热.csv', badRows)(page);
    await page.locator('[data-testid^="faults-"]').first().click();
    await seen('import-faults')(page);
  } },
];

const inquiries = [
  { name: 'desk-inquiries-gaps', at: 'admin:inquiries', act: seen('filter-state') },
  { name: 'desk-inquiries-questions', at: 'admin:inquiries/questions' },
  { name: 'desk-inquiries-deflection', at: 'admin:inquiries/deflection', act: seen('deflection-total') },
];

const broadcast = [
  { name: 'desk-broadcast-form', at: 'admin:broadcasts', act: async (page) => {
    await page.click(id('add-broadcast'));
    await page.fill(id('field-title'), '黄码答复口径已更新');
    await page.fill(id('field-body'), '黄码先查小程序，两次检测阴性即可恢复；旧口径作废。');
  } },
  { name: 'desk-broadcast-sent', act: async (page) => {
    await page.click(id('confirm-broadcast'));
    await seen('readers-state')(page);
  } },
];

const mustRead = [
  { name: 'desk-must-read', at: 'admin:register', act: seen('must-read') },
  { name: 'desk-broadcast-read', at: 'admin:broadcasts', act: async (page) => {
    await page.click(id('confirm-read'));
    await page.locator(id('must-read')).waitFor({ state: 'detached' });
    await page.locator('[data-testid^="broadcast-"] a').first().click();
    await seen('broadcast')(page);
  } },
];

const blocklist = [{ name: 'desk-blocklist-new', at: 'admin:blocklist', act: clicked('open-enter') }];

const ticketImport = [{ name: 'desk-ticket-import-faults', at: 'admin:ticket-import', act: async (page) => {
  await page.fill(id('import-source'), '原市长热线');
  await given('历史工单.csv', oldTickets)(page);
  await page.click(id('check-import'));
  await page.click(id('show-faults'));
  await page.getByRole('cell', { name: '诉求类型' }).first().waitFor();
} }];

/** What is kept beside the tickets; the broadcast comes last, since it lies over every seat. */
export const knowledgeScenes = (asStaff) =>
  [['editor', items], ['editor', inquiries], ['dutyManager', blocklist], ['systemAdmin', ticketImport], ['editor', broadcast], ['operator', mustRead]]
    .map(([role, shots]) => ({ window: 'desk', prepare: asStaff(role), shots }));
