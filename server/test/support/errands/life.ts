import { resolve } from 'node:path';
import type { Phone } from '../../../sandbox/weapp-host/phone';
import type { Hotline } from '../hotline';
import type { Line } from '../proxy';
import { createFakeWx, createWeapp, type FakeWx, type Weapp } from '../weapp';
import { requests, type Errand, type Moment } from './plan';

const dist = resolve(__dirname, '../../../../miniprogram/dist/weapp');

/** The app was killed, as planned. */
export class Killed extends Error {}

/** What is noted about an errand, beside what the server has in the end. */
export interface Diary {
  /** What the person had done and found undone. */
  readonly lost: string[];
  /** Uploads the app knows to have succeeded, by name of the picture. */
  readonly heard: Map<string, number>;
  /** Requests during which the screen said nothing. */
  readonly silent: string[];
  readonly done: Set<string>;
}

export const emptyDiary = (): Diary => ({ lost: [], heard: new Map(), silent: [], done: new Set() });

/** What a worse client would do, to see whether it is caught. */
export interface Plant {
  readonly sends?: (body: unknown) => unknown;
  readonly stores?: (draft: Record<string, unknown>) => Record<string, unknown> | null;
}

export interface World {
  readonly hotline: Hotline;
  readonly line: Line;
}

interface Parts extends World {
  readonly user: string;
  readonly errand: Errand;
  readonly diary: Diary;
  readonly killAt: Moment | null;
  readonly stored: Iterable<readonly [string, unknown]>;
  readonly plant: Plant;
}

const waitWords: Readonly<Record<string, RegExp>> = { [requests.upload]: /上传中/, [requests.submit]: /正在提交/ };
const never = new Promise<never>(() => undefined);

/** The app from its start to its end: what it has not stored ends with it. */
export class Life {
  readonly wx: FakeWx;
  readonly weapp: Weapp;
  #dead = false;
  #kill: (killed: Killed) => void = () => undefined;
  /** Rejects when the app is killed. */
  readonly end = new Promise<never>((_, reject) => {
    this.#kill = reject;
  });

  private constructor(readonly parts: Parts) {
    const { hotline, line, user: userId, stored } = parts;
    const { WECHAT_MP_APPID: appid } = hotline.server.platform.config;
    const sandbox = { url: hotline.sandbox.url, key: hotline.sandbox.key, userId, appid };
    this.wx = createFakeWx({ serverUrl: line.url, sandbox, privacyAgreed: true, via: this.#via, asked: this.#asked });
    for (const [key, value] of stored) this.wx.storage.set(key, value);
    this.weapp = createWeapp({ dist, wx: this.wx });
    this.end.catch(() => undefined);
  }

  static async begin(parts: Parts): Promise<Life> {
    const life = new Life(parts);
    life.#expectAnswer('firstPictureStored', requests.upload);
    life.#expectAnswer('ticketStored', requests.submit);
    await life.weapp.launch();
    return life;
  }

  /** Says that a moment has come; throws if it is the last one. */
  passed(moment: Moment): void {
    if (this.#dead || moment !== this.parts.killAt) return;
    this.#dead = true;
    this.close();
    const killed = new Killed(moment);
    this.#kill(killed);
    throw killed;
  }

  /** All that is left for the next life. */
  get storage(): [string, unknown][] {
    const { stores } = this.parts.plant;
    const entries = [...this.wx.storage];
    if (!stores) return entries;
    return entries.flatMap(([key, value]): [string, unknown][] => {
      const kept = key === 'submit.draft' ? stores(value as Record<string, unknown>) : value;
      return kept === null ? [] : [[key, kept]];
    });
  }

  close(): void {
    this.weapp.assertClean();
    this.weapp.close();
  }

  #expectAnswer(moment: Moment, request: string): void {
    if (this.parts.killAt === moment) void this.parts.line.hold(request).then(() => this.#passed(moment));
  }

  /** For moments nobody waits at. */
  #passed(moment: Moment): void {
    try {
      this.passed(moment);
    } catch (thrown) {
      if (!(thrown instanceof Killed)) throw thrown;
    }
  }

  #asked = (name: string): Promise<void> => {
    if (name === 'chooseImage') this.#passed('albumOpen');
    if (name === 'requestSubscribeMessage') this.#passed('askedForMessages');
    return this.#dead ? never : Promise.resolve();
  };

  #via = (send: Phone['send']): Phone['send'] => async (url, init) => {
    const request = `${String(init.method)} ${new URL(url).pathname}`;
    this.#leaves(request);
    if (this.#dead) return never;
    const outcome = send(url, request === requests.submit ? this.#tampered(init) : init);
    await outcome.catch(() => undefined);
    await this.#saidSomething(request);
    if (request === requests.submit && (await outcome.catch(() => null))?.ok) this.#passed('answerArrived');
    if (this.#dead) return never;
    if (request === requests.upload) this.#heard(init, await outcome.catch(() => null));
    return outcome;
  };

  #leaves(request: string): void {
    const { heard } = this.parts.diary;
    if (request === requests.submit) this.#passed('requestLeaves');
    if (request !== requests.upload) return;
    if (heard.size === 0) return this.#passed('firstPictureLeaves');
    this.#expectAnswer('secondPictureStored', requests.upload);
    this.#passed('firstPictureThere');
  }

  #heard({ body }: RequestInit, answer: Response | null): void {
    const name = ((body as FormData).get('file') as File).name;
    const { heard } = this.parts.diary;
    if (answer?.ok) heard.set(name, (heard.get(name) ?? 0) + 1);
  }

  /** The answer is kept back until the screen has said what is going on. */
  async #saidSomething(request: string): Promise<void> {
    const words = waitWords[request];
    if (!words || this.#dead) return;
    await this.weapp.waitFor(() => words.test(this.weapp.text()), `${request}: ${String(words)}`).catch((error: Error) => {
      if (!this.#dead) this.parts.diary.silent.push(error.message);
    });
  }

  #tampered(init: RequestInit): RequestInit {
    const { sends } = this.parts.plant;
    return sends ? { ...init, body: JSON.stringify(sends(JSON.parse(String(init.body)))) } : init;
  }
}
