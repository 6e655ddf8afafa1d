import { reports } from './studio.mjs';
import { unsent } from './submit-scenes.mjs';

const home = 'h5:#/pages/home/index';
const detailOf = (key) => (facts) => `h5:#/ticket/detail/index?id=${facts[key].id}`;
const answerOf = (key) => (facts) => `h5:#/knowledge/item/index?id=${facts.knowledge[key].id}`;
const searchFor = (words) => `h5:#/pages/policy/index?q=${encodeURIComponent(words)}`;

const seen = (selector) => (page) => page.locator(selector).first().waitFor();
const tapped = (selector) => (page) => page.locator(selector).first().click();

const detail = (name, key) => [
  { name: `h5-detail-${name}`, at: detailOf(key), act: seen('#timeline') },
  { name: `h5-detail-${name}-whole`, tall: true },
];

const pages = [
  { name: 'h5-home', at: home, act: seen('#newest-ticket') },
  { name: 'h5-home-whole', tall: true },
  { name: 'h5-home-notices', act: tapped('#notice-line') },
  { name: 'h5-progress', at: 'h5:#/pages/progress/index', act: seen('#ticket-1') },
  { name: 'h5-mine', at: 'h5:#/pages/mine/index', act: seen('#log-out') },
  ...detail('in-progress', 'inProgress'),
  { name: 'h5-detail-why-deadline', act: tapped('#why-deadline') },
  { name: 'h5-detail-why-deadline-whole', tall: true },
  ...detail('resolved', 'resolved'),
  { name: 'h5-detail-rating-unsolved', tall: true, act: async (page) => {
    await page.click('#solution-unsolved');
    await page.click('#satisfaction-dissatisfied');
    await page.click('#rate');
  } },
  ...detail('closed', 'closed'),
  ...detail('withdrawn', 'withdrawn'),
];

const policy = [
  { name: 'h5-policy-results', at: searchFor('暖气不热怎么办'), act: seen('#hit-1') },
  { name: 'h5-policy-no-hits', at: searchFor('qwertyuiop'), act: seen('#no-hits') },
  { name: 'h5-answer', at: answerOf('current'), act: seen('#answer') },
  { name: 'h5-answer-whole', tall: true },
  { name: 'h5-answer-expired', at: answerOf('expired'), act: seen('#replaced-by') },
];

const others = [
  { name: 'h5-feedback', at: 'h5:#/me/feedback/index', act: seen('#feedback-1') },
  { name: 'h5-feedback-faults', act: tapped('#send-feedback') },
  { name: 'h5-feedback-whole', tall: true },
  { name: 'h5-my-data', at: 'h5:#/me/data/index', act: seen('#erase') },
  { name: 'h5-erase-sheet', act: tapped('#erase') },
  { name: 'h5-receipt-again', at: (facts) => `h5:#/ticket/receipt/index?id=${facts.inProgress.id}&ticketNo=${facts.inProgress.ticketNo}&dueAt=${facts.inProgress.dueAt}`, act: seen('#ticket-no') },
  { name: 'h5-supplement-sheet', at: detailOf('inProgress'), act: tapped('#supplement') },
];

/** The website: how somebody without WeChat gets in, and the same pages on a wide screen. */
export const websiteScenes = [
  ...[['', 'phone'], ['-dark', 'darkPhone']].map(([ending, window]) => ({ window, expected: [reports.stranger], shots: [{ name: `h5-log-in${ending}`, at: 'h5:#/me/login/index', act: seen('#enter') }] })),
  { window: 'phone', expected: [reports.stranger], shots: [{ name: 'h5-log-in-care', at: home, act: async (page) => {
    await page.click('#home-care');
    await page.evaluate(() => void (location.hash = '#/me/login/index'));
    await page.locator('#enter').waitFor();
  } }] },
  { window: 'desk', expected: [reports.stranger], shots: [
    { name: 'web-home', at: home, act: seen('#go-submit') },
    { name: 'web-search', at: searchFor('暖气不热怎么办'), act: seen('#hit-1') },
    { name: 'web-policies', at: 'server:/policies/', act: seen('main') },
    { name: 'web-notices', at: 'server:/notices/', act: seen('main') },
    { name: 'web-cases', at: 'server:/cases/', act: seen('main') },
  ] },
];

/** Every page in each of its looks; the names of the ordinary one have no ending. */
const looks = [{ ending: '', window: 'phone' }, { ending: '-dark', window: 'darkPhone' }, { ending: '-care', window: 'phone', care: true }];
const everyLook = (asCitizen) => looks.flatMap(({ ending, window, care = false }) => [[...pages, ...others], policy, ending === '' ? [] : unsent].filter((shots) => shots.length > 0)
  .map((shots) => ({ window, prepare: asCitizen({ care }), shots: shots.map((shot) => ({ ...shot, name: shot.name + ending })) })));

/** Everything a citizen sees of a city at work. */
export const phoneScenes = (asCitizen) => [
  ...everyLook(asCitizen), ...websiteScenes,
  { window: 'phone', prepare: asCitizen(), expected: [reports.notFound, reports.away], shots: [
    { name: 'h5-failed-not-mine', at: detailOf('stranger'), act: seen('#failure') },
    { name: 'h5-failed-server-away', act: async (page) => {
      await page.route('**/api/**', (route) => route.abort());
      await page.locator('#retry').or(page.locator('#failure')).first().waitFor();
      await page.reload();
      await page.locator('#retry').waitFor();
    } },
  ] },
];
