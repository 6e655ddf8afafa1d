import { reports } from './studio.mjs';

const id = (name) => `[data-testid="${name}"]`;

const ticketAt = (desk, { key, doing }) => (facts) => `admin:desks/${desk}/${facts[key].id}${doing ? `?do=${doing}` : ''}`;
const seen = (name) => (page) => page.locator(id(name)).first().waitFor();
const open = seen('ticket-content');
const form = (action) => (page) => page.locator(id(`form-${action}`)).waitFor();
const clicked = (name) => (page) => page.locator(id(name)).first().click();
const fill = (page, field, text) => page.fill(`${id(`field-${field}`)} textarea, textarea${id(`field-${field}`)}`, text);

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

/** Before anything has happened. */
export const emptyDesks = (asStaff) => [
  { window: 'desk', expected: [reports.stranger], shots: [
    { name: 'desk-login', at: 'admin:login', act: seen('confirm-login') },
    { name: 'desk-login-wrong-password', act: logInWrongly },
  ] },
  { window: 'desk', prepare: asStaff('operator'), shots: [
    { name: 'desk-intake-empty', at: 'admin:desks/intake', act: seen('who') },
    { name: 'desk-all-empty', at: 'admin:desks/all', act: seen('who') },
    { name: 'desk-knowledge-empty', at: 'admin:knowledge', act: seen('who') },
    { name: 'desk-chats-empty', at: 'admin:chats', act: seen('take-next') },
  ] },
];

const operator = [
  { name: 'desk-intake', at: 'admin:desks/intake', act: seen('who') },
  { name: 'desk-intake-detail', at: ticketAt('intake', { key: 'first_submitted' }), act: open },
  { name: 'desk-accept-form', at: ticketAt('intake', { key: 'first_submitted', doing: 'accept' }), act: form('accept') },
  { name: 'desk-accept-category', act: (page) => page.locator(id('field-category')).click() },
  { name: 'desk-answer-form', at: ticketAt('intake', { key: 'first_submitted', doing: 'answerDirectly' }), act: form('answerDirectly') },
  { name: 'desk-answer-form-cited', act: knowledgeTaken },
  { name: 'desk-reveal-form', at: ticketAt('intake', { key: 'first_submitted' }), act: clicked('action-reveal') },
  { name: 'desk-revealed', act: async (page) => {
    await page.locator(id('field-reason')).first().fill('需电话核实老人现在的情况');
    await page.click(id('confirm-reveal'));
    await page.locator(id('revealed')).waitFor();
  } },
  { name: 'desk-all', at: 'admin:desks/all', act: seen('who') },
  { name: 'desk-all-filtered', at: 'admin:desks/all?state=in_progress', act: seen('who') },
  { name: 'desk-all-closed-detail', at: ticketAt('all', { key: 'closed' }), act: open },
  { name: 'desk-register', at: 'admin:register', act: seen('confirm-register') },
  { name: 'desk-register-errors', act: async (page) => {
    await page.click(id('confirm-register'));
    await page.locator('.ant-form-item-explain-error').first().waitFor();
  } },
  { name: 'desk-knowledge-search', at: `admin:knowledge?q=${encodeURIComponent('回太原要隔离吗')}`, act: (page) => page.locator('[data-testid^="read-"]').first().waitFor() },
  { name: 'desk-knowledge-article', act: async (page) => {
    await page.locator('[data-testid^="read-"]').first().click();
    await seen('knowledge-article')(page);
  } },
  { name: 'desk-knowledge-expired', at: (facts) => `admin:knowledge/${facts.knowledge.expired.id}?q=${encodeURIComponent('九月份的返并规定还有效吗')}`, act: seen('knowledge-article') },
  { name: 'desk-not-found', at: 'admin:nowhere', act: seen('who') },
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

const handler = [
  { name: 'desk-handling', at: 'admin:desks/handling', act: seen('who') },
  { name: 'desk-handling-detail', at: ticketAt('handling', { key: 'inProgress' }), act: open },
  { name: 'desk-handling-acknowledge', at: ticketAt('handling', { key: 'first_dispatched', doing: 'acknowledge' }), act: form('acknowledge') },
  { name: 'desk-handling-contact-form', at: ticketAt('handling', { key: 'inProgress', doing: 'recordContact' }), act: form('recordContact') },
  { name: 'desk-handling-resolution-form', at: ticketAt('handling', { key: 'inProgress', doing: 'submitResolution' }), act: async (page) => {
    await form('submitResolution')(page);
    await fill(page, 'reply', '您好，供热公司维修人员已上门检修，更换了堵塞的阀门，现在室温二十一度，请您放心。');
  } },
];

const handlerOnPhone = [
  { name: 'desk-handling-phone', at: 'admin:desks/handling', act: (page) => page.locator('[data-testid^="row-"]').first().waitFor() },
  { name: 'desk-handling-phone-detail', at: ticketAt('handling', { key: 'inProgress' }), act: open },
  { name: 'desk-handling-phone-contact-form', at: ticketAt('handling', { key: 'inProgress', doing: 'recordContact' }), act: form('recordContact') },
  { name: 'desk-handling-phone-resolution-form', at: ticketAt('handling', { key: 'inProgress', doing: 'submitResolution' }), act: form('submitResolution') },
];

const administrator = [
  { name: 'desk-menu', at: 'admin:menu', act: seen('published') },
  { name: 'desk-menu-name-too-long', act: async (page) => {
    await page.fill(id('field-name'), '我要反映一个问题');
    await page.locator('.ant-form-item-explain-error').first().waitFor();
  } },
  { name: 'desk-qr-codes-empty', at: 'admin:qr-codes', act: seen('add-qr-code') },
  { name: 'desk-qr-code', act: async (page) => {
    await page.click(id('add-qr-code'));
    await page.fill(id('field-name'), '小店区政务大厅');
    await page.fill(id('field-purpose'), '一楼服务台旁');
    await page.click(id('confirm-qr-code'));
    await seen('code-picture')(page);
  } },
];

/** The desks of a city at work. */
export const deskScenes = (asStaff) => [
  { window: 'desk', prepare: asStaff('operator'), shots: operator },
  { window: 'desk', prepare: asStaff('operator'), shots: chats },
  { window: 'desk', prepare: asStaff('dispatcher'), shots: [
    { name: 'desk-dispatch', at: 'admin:desks/dispatch', act: seen('who') },
    { name: 'desk-dispatch-form', at: ticketAt('dispatch', { key: 'first_accepted', doing: 'dispatch' }), act: form('dispatch') },
    { name: 'desk-dispatch-form-chosen', act: (page) => page.locator('[data-testid^="suggestion-"]').first().click() },
    { name: 'desk-why-deadline', at: ticketAt('dispatch', { key: 'first_accepted' }), act: clicked('why-dispatch') },
  ] },
  { window: 'desk', prepare: asStaff('handler'), shots: handler },
  { window: 'phone', prepare: asStaff('handler'), shots: handlerOnPhone },
  { window: 'desk', prepare: asStaff('supervisor'), shots: [
    { name: 'desk-review', at: ticketAt('review', { key: 'first_in_review' }), act: open },
    { name: 'desk-review-return-form', at: ticketAt('review', { key: 'first_in_review', doing: 'returnResolution' }), act: form('returnResolution') },
  ] },
  { window: 'desk', prepare: asStaff('followUpOfficer'), shots: [
    { name: 'desk-follow-up', at: ticketAt('followUp', { key: 'first_resolved' }), act: open },
    { name: 'desk-follow-up-form', at: ticketAt('followUp', { key: 'first_resolved', doing: 'recordFollowUp' }), act: async (page) => {
      await form('recordFollowUp')(page);
      await page.locator(id('field-result')).getByText('已接通').click();
    } },
    { name: 'desk-reopen-form', at: ticketAt('followUp', { key: 'first_resolved', doing: 'reopen' }), act: form('reopen') },
  ] },
  { window: 'desk', prepare: asStaff('systemAdmin'), shots: administrator },
  { window: 'desk', prepare: asStaff('analyst'), shots: [
    { name: 'desk-role-without-desk', at: 'admin:', act: seen('who') },
    { name: 'desk-not-permitted', at: 'admin:desks/intake', act: seen('who') },
  ] },
];
