import type { Options } from './call-back';

export interface PhoneFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The phone around a mini-program: a test answers for the person at once, the console's phone asks them. */
export interface Phone {
  /** The mini-program's. */
  readonly appid: string;
  /** What wx.getSystemInfoSync() tells. */
  readonly system: object;
  readonly storage: Map<string, unknown>;
  /** Whether the person has agreed to the privacy guide before. */
  readonly privacyAgreed: boolean;
  /** Shows or changes something that needs no answer, by the name of its wx.* function. */
  show(name: string, options: Options): void;
  /** Asks the person; rejects with WxFailure when they turn back. */
  ask<Name extends keyof Questions>(name: Name, options: Options): Promise<Questions[Name]>;
  /** Asks WeChat in the person's name (the control plane's `wx`); resolves with what wx.* gives. */
  weChat(body: object): Promise<object>;
  /** Sends to an address the mini-program named; rejects with WxFailure when it is not on its list of domains. */
  send(url: string, init: RequestInit): Promise<Response>;
}

/** What a person may be asked, and what they answer. */
export interface Questions {
  readonly chooseImage: readonly PhoneFile[];
  readonly chooseLocation: { readonly name: string; readonly address: string; readonly latitude: number; readonly longitude: number };
  readonly showModal: { readonly confirm: boolean; readonly cancel: boolean };
  readonly showActionSheet: { readonly tapIndex: number };
  readonly makePhoneCall: void;
  readonly previewImage: void;
  readonly openPrivacyContract: void;
  /** WeChat's own sheet, when the mini-program shows none of its own. */
  readonly requirePrivacyAuthorize: boolean;
  /** A choice for all templates, or one for each; `keep` is 总是保持以上选择. */
  readonly requestSubscribeMessage: { readonly choice: Choice | Readonly<Record<string, Choice>>; readonly keep?: boolean };
  readonly getPhoneNumber: Choice;
}

export type Choice = 'accept' | 'reject';
