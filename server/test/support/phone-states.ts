import type { Page } from 'playwright-core';

/** Something a citizen can have on the screen: where it is and how one gets there. */
export interface PhoneState {
  readonly name: string;
  /** Behind `#`; the state before goes on when there is none. */
  readonly at?: string;
  readonly act?: (page: Page) => Promise<unknown>;
  /** What shows that it is there. */
  readonly seen: string;
}

/** What the pages show, by what it is looked at for. */
export interface PhoneFacts {
  readonly asked: string;
  readonly handling: string;
  readonly submitted: string;
  readonly resolved: string;
  readonly closed: string;
  readonly declined: string;
  readonly answer: string;
  readonly expired: string;
}

const tap = (selector: string) => (page: Page) => page.click(selector);
const search = (words: string): string => `/pages/policy/index?q=${encodeURIComponent(words)}`;
const ticket = (id: string): string => `/ticket/detail/index?id=${id}`;
const item = (id: string): string => `/knowledge/item/index?id=${id}`;

const content = '供暖第一周，我家暖气放过气还是不热，室内只有十四度，家里有老人，请尽快派人来看看。';

/** Open to everybody. */
export const strangersStates = ({ answer, expired }: PhoneFacts): readonly PhoneState[] => [
  { name: 'home', at: '/pages/home/index', seen: '#hot-1' },
  { name: 'notices', act: tap('#notice-line'), seen: '.announcement' },
  { name: 'policy', at: '/pages/policy/index', seen: '#hot-1' },
  { name: 'results', at: search('暖气不热怎么办'), seen: '#hit-1' },
  { name: 'no results', at: search('qwertyuiop'), seen: '#no-hits' },
  { name: 'answer', at: item(answer), seen: '#answer' },
  { name: 'why not useful', act: tap('#useful-no'), seen: '#vote-noted' },
  { name: 'expired', at: item(expired), seen: '#expired' },
  { name: 'not there', at: item('01J00000000000000000000000'), seen: '#failure' },
  { name: 'districts', at: '/pages/policy/index', act: tap('#district'), seen: '#district-sheet-close' },
  { name: 'log-in', at: '/me/login/index', seen: '#enter' },
  { name: 'log-in, faults', act: tap('#enter'), seen: '#phone-error' },
  { name: 'mine, a stranger', at: '/pages/mine/index', seen: '#login' },
  { name: 'what is collected', act: tap('#privacy'), seen: '#purposes' },
];

/** From the first step to the third, each with its faults and its sheets; nothing is sent. */
const submitStates: readonly PhoneState[] = [
  { name: 'submit 1, faults', at: '/pages/submit/index', act: tap('#next'), seen: '#content-error' },
  { name: 'submit 1, answers', act: async (page) => {
    await page.click('#type-complaint');
    await page.fill('#content textarea', content);
  }, seen: '#suggestion-1' },
  { name: 'categories', act: tap('#category'), seen: '#category-sheet-utility' },
  { name: 'categories below', act: tap('#category-sheet-utility'), seen: '#category-sheet-here' },
  { name: 'submit 2', act: async (page) => {
    await page.click('#category-sheet-close');
    await page.click('#next');
    await page.fill('#address textarea', '小店区坞城街道长风小区3号楼2单元501');
  }, seen: '#pictures-add' },
  { name: 'areas', act: tap('#area'), seen: '#area-sheet-close' },
  { name: 'submit 2, a picture', act: async (page) => {
    await page.click('#area-sheet-close');
    const chooser = page.waitForEvent('filechooser');
    await page.click('#pictures-add');
    await (await chooser).setFiles({ name: 'radiator.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') });
  }, seen: '#picture-1-remove' },
  { name: 'submit 3, faults', act: async (page) => {
    await page.click('#picture-1-remove');
    await page.click('#next');
    await page.click('#submit');
  }, seen: '#contactPhone-error' },
  { name: 'submit 3, for somebody else', act: tap('#behalf'), seen: '#companyName' },
  { name: 'consent', act: tap('#consent-read'), seen: '#consent-sheet-close' },
  { name: 'solved', act: async (page) => {
    await page.click('#consent-sheet-close');
    await page.click('#back');
    await page.click('#back');
    await page.click('#solved');
  }, seen: '#solved-note' },
];

const ticketStates = ({ asked, handling, submitted, resolved, closed, declined }: PhoneFacts): readonly PhoneState[] => [
  { name: 'asked', at: ticket(asked), seen: '#question' },
  { name: 'handling', at: ticket(handling), seen: '#remind' },
  { name: 'why this day', act: tap('#why-deadline'), seen: '.why__line' },
  { name: 'supplement', act: tap('#supplement'), seen: '#supplement-send' },
  { name: 'remind', at: ticket(handling), act: tap('#remind'), seen: '#remind-send' },
  { name: 'withdraw', at: ticket(submitted), act: tap('#withdraw'), seen: '#withdraw-confirm' },
  { name: 'withdraw, fault', act: tap('#withdraw-confirm'), seen: '#withdraw-reason-error' },
  { name: 'resolved', at: ticket(resolved), seen: '#evidence-1' },
  { name: 'rating', act: async (page) => {
    await page.click('#solution-unsolved');
    await page.click('#satisfaction-dissatisfied');
    await page.click('#rate');
  }, seen: '#rating-error' },
  { name: 'closed', at: ticket(closed), seen: '#rating-given' },
  { name: 'no longer public', act: tap('#unpublish'), seen: '#unpublish-confirm' },
  { name: 'declined', at: ticket(declined), seen: '#state-meaning' },
  { name: 'receipt', at: `/ticket/receipt/index?id=${submitted}&ticketNo=202611220000012&dueAt=${Date.UTC(2026, 10, 24, 8)}`, seen: '#ticket-no' },
];

const mineStates: readonly PhoneState[] = [
  { name: 'home, with the newest ticket', act: tap('#solved-home'), seen: '#newest-ticket' },
  { name: 'progress', at: '/pages/progress/index', seen: '#ticket-1' },
  { name: 'mine', at: '/pages/mine/index', seen: '#log-out' },
  { name: 'appeal', act: tap('#appeal'), seen: '#appeal-confirm' },
  { name: 'feedback, one answered', at: '/me/feedback/index', seen: '#feedback-1' },
  { name: 'feedback, faults', act: tap('#send-feedback'), seen: '#opinion-error' },
  { name: 'my data', at: '/me/data/index', seen: '#export-html' },
  { name: 'erase', act: tap('#erase'), seen: '#erase-confirm' },
  { name: 'erase, fault', act: tap('#erase-confirm'), seen: '#erase-error' },
];

/** What one sees of one's own. */
export const citizensStates = (facts: PhoneFacts): readonly PhoneState[] => [...submitStates, ...mineStates, ...ticketStates(facts)];

/** While the server is away, and while it is thinking. */
export const troubledStates: readonly PhoneState[] = [
  { name: 'the server is away', at: '/pages/progress/index', act: async (page) => {
    await page.route('**/api/citizen/tickets*', (route) => route.abort());
    await page.reload();
  }, seen: '#retry' },
  { name: 'loading', act: async (page) => {
    await page.unrouteAll();
    await page.route('**/api/citizen/tickets*', () => undefined);
    await page.reload();
  }, seen: '.skeleton' },
];

/** Goes there as a link would lead there. */
export async function show(page: Page, base: string, { at, act, seen }: PhoneState): Promise<void> {
  if (at) {
    await page.goto('about:blank');
    await page.goto(`${base}/h5/#${at}`);
  }
  await act?.(page);
  await page.locator(seen).first().waitFor();
}
