import { reports } from './studio.mjs';

const content = '供暖第一周，我家暖气放过气还是不热，室内只有十四度，家里有老人，请尽快派人来看看。';

/** The sandbox's authorise page stands for WeChat's: choose who one is, allow. */
async function allowLogin(page) {
  await page.check('input[name="user"][value="lixiuying"]');
  await page.click('button[value="allow"]');
}

const step1 = async (page) => {
  await page.click('#type-complaint');
  await page.fill('#content textarea', content);
  await page.locator('#suggestion-1').waitFor();
};

const arrival = (sessions) => [
  { name: 'server-door', at: 'server:/' },
  { name: 'h5-home-stranger', at: 'h5:#/pages/home/index', act: (page) => page.locator('#hot-1').waitFor() },
  { name: 'h5-mine-stranger', at: 'h5:#/pages/mine/index' },
  { name: 'h5-policy-empty', at: 'h5:#/pages/policy/index' },
  { name: 'wechat-authorise', at: 'h5:#/pages/progress/index', act: (page) => page.locator('button[value="allow"]').waitFor() },
  { name: 'h5-progress-empty', act: async (page) => {
    await allowLogin(page);
    await page.locator('#no-tickets').waitFor();
    await sessions.keepCitizen(page.context());
  } },
];

/** The three steps as far as the button that sends: nothing becomes a ticket. */
export const unsent = [
  { name: 'h5-submit-1-empty', at: 'h5:#/pages/submit/index', act: (page) => page.locator('#next').waitFor() },
  { name: 'h5-submit-1-errors', act: (page) => page.click('#next') },
  { name: 'h5-submit-1-filled', act: step1 },
  { name: 'h5-submit-1-filled-whole', tall: true },
  { name: 'h5-submit-category-sheet', act: (page) => page.click('#category') },
  { name: 'h5-submit-category-second-level', act: (page) => page.locator('[id="category-sheet-utility"]').click() },
  { name: 'h5-submit-2', act: async (page) => {
    await page.locator('[id="category-sheet-utility.heating"]').click();
    await page.getByText('就选“供热”').click();
    await page.locator('#category-sheet').waitFor({ state: 'detached' });
    await page.click('#next');
    await page.fill('#address textarea', '小店区坞城街道长风小区3号楼2单元501');
  } },
  { name: 'h5-submit-area-sheet', act: (page) => page.click('#area') },
  { name: 'h5-submit-3-errors', act: async (page) => {
    await page.click('#area-sheet-close');
    await page.click('#next');
    await page.click('#submit');
  } },
  { name: 'h5-submit-3-filled', act: async (page) => {
    await page.fill('#contactName input', '李秀英');
    await page.fill('#contactPhone input', '13800001234');
    await page.click('#consent');
  } },
  { name: 'h5-submit-consent-text', act: (page) => page.click('#consent-read') },
];

const sent = [
  { name: 'h5-receipt', act: async (page) => {
    await page.click('#consent-sheet-close');
    await page.click('#submit');
    await page.locator('#ticket-no').waitFor();
  } },
  { name: 'h5-detail-submitted', act: async (page) => {
    await page.click('#view-progress');
    await page.locator('#timeline').waitFor();
  } },
  { name: 'h5-detail-submitted-whole', tall: true },
  { name: 'h5-withdraw-sheet', act: (page) => page.click('#withdraw') },
];

/** From the first look of a stranger to the receipt, on one phone; the citizen stays logged in for the later pictures. */
export const firstVisit = (sessions) => ({ window: 'phone', expected: [reports.stranger], shots: [...arrival(sessions), ...unsent, ...sent] });

/** The server cannot be reached just when the person submits: what was written must be seen to be safe. */
export const submitOffline = (asCitizen) => ({
  window: 'phone',
  prepare: asCitizen(),
  expected: [reports.away],
  shots: [
    { name: 'h5-submit-offline', at: 'h5:#/pages/submit/index', act: async (page) => {
      await step1(page);
      await page.click('#next');
      await page.click('#next');
      await page.fill('#contactPhone input', '13800001234');
      await page.click('#consent');
      await page.route('**/api/**', (route) => route.abort());
      await page.click('#submit');
      await page.locator('#submit-error').waitFor();
    } },
  ],
});
