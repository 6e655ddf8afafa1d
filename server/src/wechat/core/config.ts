/** How WeChat delivers pushes: readable, both, or encrypted only. Only `safe` protects the body from forgery. */
export type PushMode = 'plain' | 'compat' | 'safe';
export type PushFormat = 'xml' | 'json';

/** Keys of one account, as its console shows them. */
export interface AccountKeys {
  readonly appid: string;
  readonly secret: string;
  /** Shared word of the push signatures. */
  readonly token: string;
  /** EncodingAESKey, 43 characters. */
  readonly aesKey: string;
  readonly mode: PushMode;
}

export interface WechatConfig {
  /** api.weixin.qq.com, or a stand-in for it. */
  readonly apiBase: string;
  /** open.weixin.qq.com: the page on which a person authorises. */
  readonly openBase: string;
  /** mp.weixin.qq.com: pictures of QR codes. */
  readonly platformBase: string;
  /** Official accounts push XML only. */
  readonly officialAccount: AccountKeys;
  readonly miniProgram: AccountKeys & { readonly format: PushFormat };
}

/** What the receiver of pushes needs to know of its account. */
export interface PushAccount {
  readonly appid: string;
  readonly token: string;
  readonly aesKey: string;
  readonly mode: PushMode;
  readonly format: PushFormat;
}
