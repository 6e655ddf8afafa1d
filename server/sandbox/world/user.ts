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
  /** Accepted subscriptions per template id: how many messages are left, or 1 for a long-term one. */
  ledger: Map<string, number>;
  /** 总是保持以上选择: what is answered without asking again. */
  kept: Map<string, 'accept' | 'reject'>;
  /** Scenes of the official account's one-off subscription that were confirmed and not used. */
  onceScenes: Map<string, string>;
  remark: string;
  /** Tag ids, the one given last at the end. */
  tags: number[];
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
  kind: 'template' | 'subscribe' | 'once' | 'cityService';
  templateId: string;
  templateTitle: string;
  fields: { key: string; label: string; value: string }[];
  /** Mini-program page or web address that a tap opens. */
  page: string;
  url: string;
  miniProgramAppid: string;
  at: number;
  msgid: string;
  /** City service only: messages of one order replace each other. */
  orderNo: string;
}
