import { actionForms } from './action-scenes.mjs';
import { deniedPages, emptyPages, failedPages, workedPages } from './desk-pages.mjs';
import { clicked, fill, form, id, seen, ticketAt } from './hooks.mjs';
import { reports } from './studio.mjs';

const open = seen('ticket-content');

async function logInWrongly(page) {
  await page.fill(id('field-staffNo'), '10001');
  await page.fill(id('field-password'), 'not-the-password');
  await page.click(id('confirm-login'));
  await page.locator(id('login-fault')).waitFor();
}

const knowledgeTaken = async (page) => {
  await page.fill(`${id('knowledge-query')} input, input${id('knowledge-query')}`, '小区封了没有吃的找谁');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid^="insert-"]').first().click();
};

const emptyWall = (asStaff) => ({ window: 'wall', prepare: asStaff('dutyManager'), shots: [{ name: 'desk-wall-empty', at: 'admin:wall', act: (page) => page.locator('.wall-empty').waitFor() }] });

/** Before anything has happened. */
export const emptyDesks = (asStaff) => [
  { window: 'desk', expected: [reports.stranger], shots: [
    { name: 'desk-login', at: 'admin:login', act: seen('confirm-login') },
    { name: 'desk-login-wrong-password', act: logInWrongly },
  ] },
  ...emptyPages(asStaff), emptyWall(asStaff),
];

const operator = [
  { name: 'desk-intake-detail', at: ticketAt('intake', { key: 'first_submitted' }), act: open },
  { name: 'desk-accept-category', at: ticketAt('intake', { key: 'first_submitted', doing: 'accept' }), act: async (page) => {
    await form('accept')(page);
    await page.locator(id('field-category')).click();
  } },
  { name: 'desk-answer-form-cited', at: ticketAt('intake', { key: 'first_submitted', doing: 'answerDirectly' }), act: knowledgeTaken },
  { name: 'desk-reveal-form', at: ticketAt('intake', { key: 'first_submitted' }), act: clicked('action-reveal') },
  { name: 'desk-revealed', act: async (page) => {
    await page.locator(id('field-reason')).first().fill('需电话核实老人现在的情况');
    await page.click(id('confirm-reveal'));
    await page.locator(id('revealed')).waitFor();
  } },
  { name: 'desk-ticket-closed', at: ticketAt('all', { key: 'closed' }), act: open },
  { name: 'desk-knowledge-search', at: `admin:knowledge?q=${encodeURIComponent('回太原要隔离吗')}`, act: (page) => page.locator('[data-testid^="read-"]').first().waitFor() },
  { name: 'desk-knowledge-article', act: async (page) => {
    await page.locator('[data-testid^="read-"]').first().click();
    await seen('knowledge-article')(page);
  } },
  { name: 'desk-knowledge-expired', at: (facts) => `admin:knowledge/${facts.knowledge.expired.id}?q=${encodeURIComponent('九月份的返并规定还有效吗')}`, act: seen('knowledge-article') },
];

const register = [
  { name: 'desk-register', at: 'admin:register', act: seen('confirm-register') },
  { name: 'desk-register-errors', act: async (page) => {
    await page.click(id('confirm-register'));
    await page.locator('.ant-form-item-explain-error').first().waitFor();
  } },
  { name: 'desk-register-filled', at: 'admin:register', act: async (page) => {
    await page.fill(id('field-contactPhone'), '13900004567');
    await page.fill(id('field-contactName'), '安大爷');
    await fill(page, 'content', '并州北路12号院整栋楼暖气半夜全部停了，楼里有透析病人，请尽快抢修。');
    await page.locator(id('advised-urgency')).waitFor();
    await page.locator(id('caller-history')).waitFor();
  } },
];

const chats = [
  { name: 'desk-chats', at: 'admin:chats', act: (page) => page.locator('.chat-row').first().waitFor() },
  { name: 'desk-chat', at: (facts) => `admin:chats/${facts.chat.id}`, act: seen('chat-message') },
  { name: 'desk-chat-quick-answers', act: async (page) => {
    await page.getByRole('tab', { name: '常用语' }).click();
    await page.locator(id('quick-answer')).first().waitFor();
  } },
  { name: 'desk-chat-transfer', act: clicked('chat-transfer') },
  { name: 'desk-chat-register', at: (facts) => `admin:chats/${facts.chat.id}`, act: clicked('chat-register') },
];

const dispatcher = [
  { name: 'desk-dispatch-form-chosen', at: ticketAt('dispatch', { key: 'first_accepted', doing: 'dispatch' }), act: (page) => page.locator('[data-testid^="suggestion-"]').first().click() },
  { name: 'desk-why-deadline', at: ticketAt('dispatch', { key: 'first_accepted' }), act: clicked('why-dispatch') },
];

const keyboard = [
  { name: 'desk-palette', at: 'admin:desks/intake', act: async (page) => {
    await seen('who')(page);
    await page.keyboard.press('Control+k');
    await page.fill(id('palette-input'), '供热');
    await page.locator('[role="option"]').first().waitFor();
  } },
  { name: 'desk-key-help', at: 'admin:desks/intake', act: async (page) => {
    await page.locator('tr.ticket-row').first().waitFor();
    await page.locator('main').focus();
    await page.keyboard.press('?');
    await seen('key-help')(page);
  } },
];

const handler = [
  { name: 'desk-handling-detail', at: ticketAt('handling', { key: 'inProgress' }), act: open },
  { name: 'desk-handling-resolution-form', at: ticketAt('handling', { key: 'inProgress', doing: 'submitResolution' }), act: async (page) => {
    await form('submitResolution')(page);
    await fill(page, 'reply', '您好，供热公司维修人员已上门检修，更换了堵塞的阀门，现在室温二十一度，请您放心。');
  } },
];

/** Another has gone on with the ticket while its handler was writing. */
const conflict = (city) => [{ name: 'desk-conflict', at: ticketAt('handling', { key: 'conflict', doing: 'submitResolution' }), act: async (page, facts) => {
  await fill(page, 'reply', '您好，供热公司维修人员已于今天上门检修，更换了老化的阀门并清洗了滤网，目前室温二十二度。');
  await city.act('submitResolution', facts.conflict, {});
  await city.act('returnResolution', facts.conflict, { by: 'supervisor', body: { reason: '请写明检修后的室温' } });
  await page.keyboard.press('Control+Enter');
  await seen('changes-since')(page);
} }];

/** A colleague has the same ticket open. */
const presence = (city, sessions) => [{ name: 'desk-presence', at: ticketAt('intake', { key: 'first_submitted' }), act: async (page, facts) => {
  await open(page);
  await city.call(`/staff/tickets/${facts.first_submitted.id}/presence`, await sessions.staffHeaders('dispatcher'), { writing: true });
  await page.locator(id('colleagues')).filter({ hasText: '正在填写' }).waitFor();
} }];

const handlerOnPhone = [
  { name: 'desk-handling-phone', at: 'admin:desks/handling', act: (page) => page.locator('[data-testid^="row-"]').first().waitFor() },
  { name: 'desk-handling-phone-detail', at: ticketAt('handling', { key: 'inProgress' }), act: open },
  ...[['acknowledge', 'first_dispatched'], ['recordContact', 'inProgress'], ['submitResolution', 'inProgress'], ['requestExtension', 'inProgress']].map(([doing, key]) =>
    ({ name: `desk-handling-phone-${doing}`, at: ticketAt('handling', { key, doing }), act: form(doing) })),
  { name: 'desk-handling-phone-everything', at: ticketAt('handling', { key: 'everything' }), act: open, tall: true },
];

/** A screen further down in the ticket. */
async function further(page) {
  await page.mouse.move(1000, 500);
  await page.mouse.wheel(0, 560);
}

const everything = [
  { name: 'desk-everything', at: ticketAt('all', { key: 'everything' }), act: open },
  ...[2, 3, 4].map((part) => ({ name: `desk-everything-${part}`, act: further })),
  { name: 'desk-supervision-order', at: (facts) => `admin:supervision-orders/${facts.order.id}`, act: seen('supervision-order') },
];

const list = [
  { name: 'desk-tickets-filtered', at: 'admin:tickets?urgency=urgent&sort=due', act: (page) => page.locator('tr.ticket-row').first().waitFor() },
  { name: 'desk-tickets-save-view', act: async (page) => {
    await page.click(id('save-view'));
    await page.fill(id('view-name'), '急件，时限近的在前');
  } },
  { name: 'desk-tickets-view', act: async (page) => {
    await page.click(id('confirm-view'));
    await page.getByRole('button', { name: /急件，时限近的在前/ }).waitFor();
  } },
  { name: 'desk-tickets-columns', act: clicked('choose-columns') },
  { name: 'desk-tickets-no-hits', at: 'admin:tickets?states=finalized', act: seen('who') },
  { name: 'desk-tickets-bulk', at: 'admin:tickets?states=in_progress%2Cresolved', act: async (page) => {
    await page.locator('tr.ticket-row').first().waitFor();
    await page.click(id('select-shown'));
    await page.click(id('bulk-actions'));
    await page.getByRole('menuitem', { name: '催办' }).click();
    await page.fill(id('bulk-note'), '寒潮将至，请在今天内联系诉求人并说明安排');
  } },
  { name: 'desk-tickets-bulk-rehearsal', act: async (page) => {
    await page.click(id('bulk-rehearse'));
    await page.locator(`${id('bulk-results')}[data-phase="tried"]`).waitFor();
  } },
  { name: 'desk-tickets-bulk-results', act: async (page) => {
    await page.click(id('bulk-confirm'));
    await page.locator(`${id('bulk-results')}[data-phase="finished"]`).waitFor();
    await page.click(id('bulk-all'));
    await page.locator(`${id('bulk-rows')} tr`).first().waitFor();
  } },
];

const followUp = [
  { name: 'desk-follow-up-detail', at: ticketAt('followUp', { key: 'first_resolved' }), act: open },
  { name: 'desk-follow-up-reached', at: ticketAt('followUp', { key: 'first_resolved', doing: 'recordFollowUp' }), act: async (page) => {
    await form('recordFollowUp')(page);
    await page.locator(id('field-result')).getByText('已接通').click();
  } },
];

const supervisor = [
  { name: 'desk-review-detail', at: ticketAt('review', { key: 'first_in_review' }), act: open },
  { name: 'desk-extension-detail', at: ticketAt('extension', { key: 'extension' }), act: open },
  { name: 'desk-sentBack-detail', at: ticketAt('sentBack', { key: 'arbitration' }), act: open },
  { name: 'desk-finalApproval-detail', at: ticketAt('finalApproval', { key: 'finalApproval' }), act: open },
  { name: 'desk-supervision-detail', at: ticketAt('supervision', { key: 'supervised' }), act: open },
  { name: 'desk-feedback-detail', at: 'admin:feedback?state=open', act: async (page) => {
    await page.locator('[data-testid^="feedback-"] a').first().click();
    await page.locator(id('confirm-answer')).waitFor();
  } },
];

const administrator = [
  { name: 'desk-menu', at: 'admin:menu', act: seen('published') },
  { name: 'desk-menu-name-too-long', act: async (page) => {
    await page.fill(id('field-name'), '我要反映一个问题');
    await page.locator('.ant-form-item-explain-error').first().waitFor();
  } },
  { name: 'desk-qr-code', at: 'admin:qr-codes', act: async (page) => {
    await page.click(id('add-qr-code'));
    await page.fill(id('field-name'), '小店区政务大厅');
    await page.fill(id('field-purpose'), '一楼服务台旁');
    await page.click(id('confirm-qr-code'));
    await seen('code-picture')(page);
  } },
];

/** The wall on its projector: with work, cut off, and to somebody without it. */
const wall = (asStaff) => [
  { window: 'wall', prepare: asStaff('dutyManager'), shots: [{ name: 'desk-wall', at: 'admin:wall', act: (page) => page.locator('.wall-row').first().waitFor() }] },
  { window: 'wall', prepare: asStaff('dutyManager'), expected: [reports.away], shots: [{ name: 'desk-wall-failed', at: 'admin:wall', act: async (page) => {
    await page.locator('.wall-row').first().waitFor();
    await page.route('**/api/staff/critical-tickets*', (route) => route.abort());
    await page.reload();
    await page.getByRole('alert').waitFor();
  } }] },
  { window: 'wall', prepare: asStaff('analyst'), shots: [{ name: 'desk-wall-denied', at: 'admin:wall', act: (page) => page.getByRole('status').waitFor() }] },
];

/** The desks of a city at work: first to be looked at, then with hands on them. */
export const deskScenes = (city, sessions) => {
  const { asStaff } = sessions;
  const of = (role, shots, more = {}) => ({ window: 'desk', prepare: asStaff(role), shots, ...more });
  return [
    ...workedPages(asStaff), ...failedPages(asStaff), ...deniedPages(asStaff), ...actionForms(asStaff), ...wall(asStaff),
    of('operator', operator), of('operator', register), of('operator', chats), of('operator', keyboard), of('operator', presence(city, sessions)), of('dispatcher', dispatcher),
    of('handler', handler), of('handler', conflict(city), { expected: [reports.conflict] }), of('handler', handlerOnPhone, { window: 'phone' }),
    of('supervisor', everything), of('supervisor', list), of('supervisor', supervisor), of('followUpOfficer', followUp), of('systemAdmin', administrator),
  ];
};
