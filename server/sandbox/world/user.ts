/** A person in this WeChat. All of them are invented. */
export interface User {
  id: string;
  nick: string;
  phone: string;
  unionid: string;
  platform: string;
  /** wx.login of a risk-blocked user is refused with 40226. */
  riskBlocked: boolean;
  /** The main switch of subscribe messages in the client's settings. */
  subscribeSwitch: boolean;
}

/** What may open a window for customer-service messages. */
export type WindowTrigger = 'message' | 'menu' | 'follow' | 'scan' | 'enter';

export interface MessageWindow {
  remaining: number;
  until: number;
}

/** One bubble or card in a chat; `detail` depends on the type. */
export interface ChatEntry {
  seq: number;
  at: number;
  from: 'user' | 'account' | 'system';
  type: string;
  text: string;
  detail: Record<string, unknown>;
}

export interface Follow {
  since: number;
  scene: string;
  qrScene: string;
}

/** What one account knows of one person: everything keyed by the openid. */
export interface Contact {
  openid: string;
  userId: string;
  appid: string;
  follow: Follow | null;
  /** The person has switched this account's messages off: template sends end with "user block". */
  blocked: boolean;
  windows: Partial<Record<WindowTrigger, MessageWindow>>;
  lastTalkAt: number;
  typingUntil: number;
  /** Last use of the mini-program; msg_sec_check wants it within two hours. */
  activeAt: number;
  privacyAgreed: boolean;
  /** Accepted and unused one-time subscriptions per template id. */
  ledger: Map<string, number>;
  sessionKey: string;
  loginMinute: number;
  loginCount: number;
  chat: ChatEntry[];
  notices: Notice[];
}

/** A template or subscribe message as the person sees it. */
export interface Notice {
  seq: number;
  userId: string;
  openid: string;
  appid: string;
  kind: 'template' | 'subscribe';
  templateId: string;
  templateTitle: string;
  fields: { key: string; label: string; value: string }[];
  /** Mini-program page or web address that a tap opens. */
  page: string;
  url: string;
  miniProgramAppid: string;
  at: number;
  msgid: string;
}
