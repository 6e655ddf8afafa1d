export type AccountKind = 'oa' | 'mp';
export type PushMode = 'plain' | 'compat' | 'safe';
export type PushFormat = 'xml' | 'json';

/** Result of the echostr probe made when an account's push URL is saved. */
export interface Handshake {
  ok: boolean;
  status: number;
  detail: string;
  at: number;
}

/** One official account ("oa") or mini-program ("mp") as configured on WeChat's admin pages. */
export interface Account {
  appid: string;
  kind: AccountKind;
  name: string;
  ghId: string;
  secret: string;
  /** A frozen AppSecret answers 40243. */
  secretFrozen: boolean;
  token: string;
  aesKey: string;
  mode: PushMode;
  format: PushFormat;
  pushUrl: string;
  /** Caller addresses allowed to use the API; empty = any. */
  ipAllow: string[];
  /** Web authorisation domain (host, or host:port); empty = every redirect is refused with 10003. */
  oauthDomain: string;
  jsDomains: string[];
  /** Limits by cgi_path, in calls a day, or a minute with "#minute" behind the path; the defaults apply where absent. */
  quotas: Record<string, number>;
  /** Bound to an open platform account, so unionid is given out. */
  openPlatform: boolean;
  /** Most template ids in one wx.requestSubscribeMessage: 3 in older clients, 5 in current ones. */
  subscribeIdLimit: number;
  /** Published pages of a mini-program; empty = every page path is taken as published. */
  pages: string[];
  /** The page opened from the phone's "打开H5". */
  h5Url: string;
  /** biz_template_ids that the city service gave the account; empty = any is taken. */
  cityTemplates: string[];
  /** The mini-program must obtain privacy consent before getPhoneNumber. */
  privacyRequired: boolean;
  handshake: Handshake | null;
  /** Deliveries failed in a row, and until when pushing is suspended (MarkFail). */
  failuresInRow: number;
  markFailUntil: number;
}
