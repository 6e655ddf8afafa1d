import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const windows = {
  phone: { width: 390, height: 844, mobile: true },
  darkPhone: { width: 390, height: 844, mobile: true, darkMode: true },
  desk: { width: 1366, height: 768 },
  wall: { width: 1920, height: 1080 },
};

/** What the browser reports on purpose: whether somebody is logged in is asked, things are not there, the server is away. */
export const reports = { stranger: /401 \(Unauthorized\)/, notFound: /404 \(Not Found\)/, conflict: /409 \(Conflict\)/, away: /net::ERR_FAILED/ };

const stillLoading = '[class*=skeleton], .ant-spin-spinning, .ant-skeleton';

/** A desk keeps a line open for news, so the network never falls silent: what is still loading shows itself. */
async function settle(page) {
  const quiet = (selector) => document.body.innerText.trim() !== '' && ![...document.querySelectorAll(selector)].some((element) => element.checkVisibility());
  await page.waitForFunction(quiet, stillLoading, { timeout: 15_000 });
  await pause(350); // a sheet or a list on its way in
}

/** As high as what is on it: what a phone shows only after scrolling. */
async function stretch(page) {
  const height = await page.evaluate(() => Math.max(document.documentElement.scrollHeight, ...[...document.querySelectorAll('.taro_page')].map((element) => element.scrollHeight)));
  await page.setViewportSize({ width: page.viewportSize().width, height: Math.max(height, 844) });
}

/** Takes the pictures; collects what is wrong with a page instead of stopping at it. */
export class Studio {
  faults = [];
  names = [];

  constructor({ product, browser, support, folder, say }) {
    Object.assign(this, { product, browser, support, folder, say });
  }

  /** The address of a door: `h5:#/pages/home/index`. */
  addressOf(place) {
    const [door, ...path] = place.split(':');
    return { h5: this.product.h5Url, admin: this.product.adminUrl, sandbox: this.product.sandboxUrl, server: this.product.serverUrl }[door] + path.join(':');
  }

  /** Shows a page afresh: to a page that differs only behind the # the browser would not go again. */
  async show(page, place) {
    await page.goto('about:blank');
    await page.goto(this.addressOf(place));
  }

  async photograph(page, { name, tall = false }) {
    await settle(page);
    const before = page.viewportSize();
    if (tall) await stretch(page);
    await page.screenshot({ path: join(this.folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
    if (tall) await page.setViewportSize(before);
    this.names.push(name);
    await this.support.noHorizontalOverflow(page);
  }

  /**
   * One window from opening to closing: `prepare` dresses its context, then each shot goes somewhere, does something
   * and is photographed.
   * @param {{window: string, prepare?: Function, expected?: RegExp[], shots: {name: string, at?: string, act?: Function, tall?: boolean}[]}} scene
   */
  async run({ window, prepare, expected = [], shots }, facts) {
    const watched = await this.browser.openPage(windows[window]);
    let current = shots[0].name;
    try {
      watched.page.setDefaultTimeout(10_000);
      await prepare?.(watched.context, facts);
      for (const shot of shots) {
        current = shot.name;
        if (shot.at) await this.show(watched.page, typeof shot.at === 'function' ? shot.at(facts) : shot.at);
        await shot.act?.(watched.page, facts);
        await this.photograph(watched.page, shot);
        this.say(`✓ ${current}`);
      }
      watched.assertClean(expected);
    } catch (error) {
      this.faults.push(current);
      this.say(`✗ ${current}：${error.message}`);
      await watched.page.screenshot({ path: join(this.folder, `failed-${current}.png`) }).catch(() => undefined);
    } finally {
      await watched.close();
    }
  }
}
