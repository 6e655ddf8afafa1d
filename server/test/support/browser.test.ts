import { launchBrowser, noHorizontalOverflow, type TestBrowser, type WatchedPage } from './browser';

/** The watcher counts only when it has caught what it is there for. */
describe('a watched page', () => {
  let browser: TestBrowser;
  let watched: WatchedPage;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    watched = await browser.openPage({ width: 390, height: 844, mobile: true });
  });
  afterEach(() => watched.close());

  it('is clean when nothing is wrong', async () => {
    await watched.page.setContent('<meta name="viewport" content="width=device-width"><p>您好</p>');
    await noHorizontalOverflow(watched.page);
    expect(() => watched.assertClean()).not.toThrow();
  });

  it('tells what is wider than the window, on the page and in a box that fills it', async () => {
    await watched.page.setContent('<meta name="viewport" content="width=device-width"><div class="wide" style="width:900px">x</div>');
    await expect(noHorizontalOverflow(watched.page)).rejects.toThrow(/wider than 390px: .*wide/);
    await watched.page.setContent('<meta name="viewport" content="width=device-width"><style>body{margin:0}</style><div class="box" style="height:100vh;overflow:auto"><div style="width:900px">x</div></div>');
    await expect(noHorizontalOverflow(watched.page)).rejects.toThrow(/box/);
  });

  it('tells of console errors, uncaught errors and requests to other machines', async () => {
    const errors = watched.page.waitForEvent('pageerror');
    const request = watched.page.waitForEvent('requestfailed');
    await watched.page.setContent('<script>console.error("planted"); setTimeout(() => { throw new Error("thrown") }); fetch("https://example.com/x").catch(() => 0)</script>');
    await Promise.all([errors, request]);
    expect(watched.faults.join('\n')).toMatch(/console: planted[\s\S]*/);
    expect(watched.faults.join('\n')).toMatch(/page: .*thrown/);
    expect(watched.faults.join('\n')).toMatch(/external request: https:\/\/example\.com\/x/);
    expect(() => watched.assertClean()).toThrow(/planted/);
    expect(() => watched.assertClean([/planted/, /thrown/, /example\.com/, /ERR_FAILED|CORS/])).not.toThrow();
  });
});
