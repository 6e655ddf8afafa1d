import type { Frame, Locator, Page } from 'playwright-core';
import type { WatchedPage } from '../browser';
import type { PhoneFile } from '../weapp';
import type { CitizenPhone, Tab } from './phone';

const patience = 15_000;

/** Whoever only asks whether somebody is logged in is told so. */
const refusedByDesign = [/401 \(Unauthorized\)/];

/** What the phones in a browser have in common; `frame` is where the app draws. */
export abstract class PhoneInBrowser implements CitizenPhone {
  abstract readonly inWeapp: boolean;
  protected abstract get frame(): Frame;
  /** An element of the page in front. */
  protected abstract at(id: string): Locator;
  /** The box one writes into, inside it. */
  protected abstract box(id: string): Locator;
  abstract openTab(tab: Tab): Promise<void>;
  abstract openTicket(id: string): Promise<void>;
  abstract addPicture(file: PhoneFile): Promise<void>;
  abstract logIn(): Promise<void>;
  abstract submit(): Promise<void>;
  abstract copyOfMyData(): Promise<string>;
  abstract reopen(): Promise<void>;

  constructor(protected watched: WatchedPage) {
    this.watch(watched);
  }

  protected watch(watched: WatchedPage): void {
    this.watched = watched;
    watched.page.setDefaultTimeout(patience);
  }

  protected get page(): Page {
    return this.watched.page;
  }

  async tap(id: string): Promise<void> {
    await this.at(id).click();
  }

  async choose(id: string): Promise<void> {
    await this.tap(id);
    await this.at(id).locator('xpath=self::*[contains(@class, "--on")]').waitFor();
  }

  async type(id: string, text: string): Promise<void> {
    await this.box(id).fill(text);
  }

  read(id: string): Promise<string> {
    return this.at(id).innerText();
  }

  written(id: string): Promise<string> {
    return this.box(id).inputValue();
  }

  async sees(text: string | RegExp): Promise<void> {
    const [source, flags] = typeof text === 'string' ? [null, text] : [text.source, text.flags];
    await this.frame.waitForFunction(([pattern, rest]) => {
      const shown = document.body.innerText;
      return pattern === null ? shown.includes(rest) : new RegExp(pattern, rest).test(shown);
    }, [source, flags] as const);
  }

  assertClean(): void {
    this.watched.assertClean(refusedByDesign);
  }

  close(): Promise<void> {
    return this.watched.close();
  }
}
