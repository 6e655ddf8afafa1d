import { attributeOf } from '../../../sandbox/weapp-host/touch';
import type { Life } from './life';
import type { Moment } from './plan';

type Place = 'home' | 'words' | 'place' | 'contact' | 'receipt';

const marks: readonly (readonly [Place, string])[] = [['receipt', 'ticket-no'], ['words', 'content'], ['place', 'address'], ['contact', 'contactPhone'], ['home', 'go-submit']];
const phone = '13800005678';
const address = '迎泽区柳巷街道9号院2号楼';
const mostSteps = 40;

/** Somebody who fills in what is missing, sees what became of it, and tries again what failed. */
export class Somebody {
  constructor(private readonly life: Life) {}

  /** From wherever the app has opened to the receipt. */
  async getItDone(): Promise<void> {
    for (let step = 0; step < mostSteps; step += 1) {
      const place = await this.#sees(() => this.#place(), 'a screen to go on from');
      if (place === 'receipt') return this.#leave();
      await this[place]();
    }
    throw new Error(`no receipt after ${mostSteps} steps`);
  }

  async home(): Promise<void> {
    this.#tap('go-submit');
    await this.#sees(() => this.#place() !== 'home', 'the request page');
    this.#passed('opened');
  }

  async words(): Promise<void> {
    const { words } = this.life.parts.errand;
    await this.#once('kind', () => this.life.weapp.query('.choices__item--on') !== null, () => this.#tap('type-complaint'));
    this.#passed('kindChosen');
    const half = words.slice(0, words.length / 2);
    await this.#once('half', () => this.#holds('content', half), () => this.#write('content', half));
    this.#passed('halfWritten');
    await this.#once('words', () => this.#holds('content', words), () => this.#write('content', words));
    this.#passed('written');
    await this.#onward('toPlace', 'place');
  }

  async place(): Promise<void> {
    await this.#once('address', () => this.#holds('address', address), () => this.#write('address', address));
    this.#passed('addressWritten');
    await this.#showPictures();
    this.#passed('picturesThere');
    await this.#onward('toContact', 'contact');
  }

  async contact(): Promise<void> {
    await this.#once('phone', () => this.#holds('contactPhone', phone), () => this.#write('contactPhone', phone));
    this.#passed('phoneWritten');
    await this.#once('consent', () => this.life.weapp.query('.check--on') !== null, () => this.#tap('consent'));
    this.#passed('agreed');
    const { weapp } = this.life;
    this.#tap('submit');
    this.#passed('submitTapped');
    await this.#sees(() => weapp.text().includes('正在提交') || this.#place() === 'receipt', 'that it is being sent');
    // Not sent, the person is told that it is kept and goes by itself; but they are in a hurry.
    await this.#sees(() => this.#place() === 'receipt' || /已保存，约 \d+ (秒|分钟)后自动提交/.test(weapp.text()), 'what became of it');
  }

  async #showPictures(): Promise<void> {
    const { weapp, wx, parts: { errand: { pictures }, diary } } = this.life;
    const shown = (): number => Number(/(\d)\/9/.exec(weapp.text())?.[1]);
    const settled = (): boolean => !weapp.text().includes('上传中');
    if (shown() < pictures.length) {
      const missing = pictures.filter(({ name }) => !diary.heard.has(name));
      wx.files = shown() + missing.length === pictures.length ? missing : pictures.slice(shown());
      this.#tap('pictures-add');
      await this.#sees(() => shown() === pictures.length, 'the chosen pictures');
    }
    await this.#sees(settled, 'the pictures settled');
    while (weapp.text().includes('点此重传')) {
      weapp.tap(weapp.findByText('点此重传'));
      await this.#sees(() => weapp.text().includes('上传中'), 'the picture going again');
      await this.#sees(settled, 'the picture settled');
    }
  }

  #leave(): void {
    const { weapp, wx, parts: { diary } } = this.life;
    if (wx.storage.has('submit.draft')) diary.lost.push('the draft is still there after the receipt');
    if (weapp.route().some((path) => path.includes('pages/submit'))) diary.lost.push('a second request page was left open');
  }

  /** Does what is not done yet; what was done once and is not there any more is noted. */
  async #once(what: string, done: () => boolean, doIt: () => void): Promise<void> {
    const { diary } = this.life.parts;
    if (done()) return void diary.done.add(what);
    if (diary.done.has(what)) diary.lost.push(what);
    doIt();
    await this.#sees(done, what);
    diary.done.add(what);
  }

  async #onward(moment: Moment, to: Place): Promise<void> {
    this.#tap('next');
    this.#passed(moment);
    await this.#sees(() => this.#place() === to, to);
  }

  #place(): Place | null {
    return marks.find(([, id]) => this.#has(id))?.[0] ?? null;
  }

  #has(id: string): boolean {
    try {
      return Boolean(this.life.weapp.findById(id));
    } catch {
      return false;
    }
  }

  #box(id: string): Element {
    const node = this.life.weapp.findById(id);
    return node.querySelector('input, textarea') ?? node;
  }

  /** Whether a field begins with a text, or holds it whole. */
  #holds(id: string, text: string): boolean {
    return String(attributeOf(this.#box(id), 'value')).startsWith(text);
  }

  #write(id: string, text: string): void {
    this.life.weapp.input(this.#box(id), text);
  }

  #tap(id: string): void {
    this.life.weapp.tap(this.life.weapp.findById(id));
  }

  #passed(moment: Moment): void {
    this.life.passed(moment);
  }

  #sees<T>(look: () => T, what: string): Promise<NonNullable<T>> {
    return this.life.weapp.waitFor(look, what);
  }
}
