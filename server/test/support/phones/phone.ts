import type { PhoneFile } from '../weapp';

/** The tabs below every first page. */
export const tabs = { home: '首页', progress: '我的诉求', mine: '我的' } as const;
export type Tab = keyof typeof tabs;

/** What a citizen has in hand: one journey is walked on all of them. Ids are those of miniprogram/README.md. */
export interface CitizenPhone {
  /** WeChat's messages are asked for and shown. */
  readonly inWeapp: boolean;
  openTab(tab: Tab): Promise<void>;
  /** Opens a ticket by the code or link that leads to it. */
  openTicket(id: string): Promise<void>;
  tap(id: string): Promise<void>;
  /** Taps what stays chosen, and waits until it is. */
  choose(id: string): Promise<void>;
  /** Writes into a field and waits until it holds it. */
  type(id: string, text: string): Promise<void>;
  /** Text of an element once it is there. */
  read(id: string): Promise<string>;
  /** What a field holds. */
  written(id: string): Promise<string>;
  /** Waits until the page in front says so. */
  sees(text: string | RegExp): Promise<void>;
  /** Taps 添加图片 and chooses. */
  addPicture(file: PhoneFile): Promise<void>;
  /** What comes after touching something for which one has to be logged in. */
  logIn(): Promise<void>;
  /** The last tap, and yes to WeChat's question about messages. */
  submit(): Promise<void>;
  /** All that is known of the person here, as the person gets to see it. */
  copyOfMyData(): Promise<string>;
  /** Ends the app and opens it again: only what is stored is left. */
  reopen(): Promise<void>;
  /** Nothing went wrong on the screen that nobody saw. */
  assertClean(): void;
  close(): Promise<void>;
}
