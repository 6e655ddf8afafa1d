/** Every call this product makes of WeChat's server API, with what decides how a failure is treated. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** `token`: access_token in the query · `secret`: appid and secret in the query · `none`: all in the body. */
  readonly auth: 'token' | 'secret' | 'none';
  /** Sending it twice does no more than sending it once. */
  readonly idempotent: boolean;
  /** Where it is not the API host: mp.weixin.qq.com. */
  readonly host?: 'platform';
}

const get = (path: string): Endpoint => ({ method: 'GET', path, auth: 'token', idempotent: true });
const post = (path: string, idempotent: boolean): Endpoint => ({ method: 'POST', path, auth: 'token', idempotent });
/** Codes serve once: after a lost answer the same code is refused. */
const exchange = (path: string): Endpoint => ({ method: 'GET', path, auth: 'secret', idempotent: false });

export const endpoints = {
  stableToken: { method: 'POST', path: '/cgi-bin/stable_token', auth: 'none', idempotent: true },
  oauthToken: exchange('/sns/oauth2/access_token'),
  codeToSession: exchange('/sns/jscode2session'),
  phoneNumber: post('/wxa/business/getuserphonenumber', false),
  listTemplates: get('/cgi-bin/template/get_all_private_template'),
  /** Carries client_msg_id, by which the platform drops a second sending for 10 minutes. */
  sendTemplate: post('/cgi-bin/message/template/send', true),
  sendCustomerMessage: post('/cgi-bin/message/custom/send', false),
  /** A row of its own: a mini-program that is not linked with the account (40013) must not keep texts back. */
  sendMiniProgramCard: post('/cgi-bin/message/custom/send', false),
  /** Messages of one order number are one record of the citizen's, which the last one overwrites. */
  sendCityServiceMessage: post('/cityservice/sendmsgdata', true),
  listSubscribeTemplates: get('/wxaapi/newtmpl/gettemplate'),
  sendSubscribeMessage: post('/cgi-bin/message/subscribe/send', false),
  getMedia: get('/cgi-bin/media/get'),
  uploadMedia: post('/cgi-bin/media/upload', true),
  createMenu: post('/cgi-bin/menu/create', true),
  getMenu: get('/cgi-bin/menu/get'),
  userInfo: get('/cgi-bin/user/info'),
  deleteMenu: get('/cgi-bin/menu/delete'),
  jsapiTicket: get('/cgi-bin/ticket/getticket'),
  createQrCode: post('/cgi-bin/qrcode/create', true),
  showQrCode: { method: 'GET', path: '/cgi-bin/showqrcode', auth: 'none', idempotent: true, host: 'platform' },
  createUrlLink: post('/wxa/generate_urllink', true),
  createCode: post('/wxa/getwxacodeunlimit', true),
  checkText: post('/wxa/msg_sec_check', true),
  /** A second question has an answer of its own, which nobody waits for. */
  checkMedia: post('/wxa/media_check_async', true),
} as const satisfies Record<string, Endpoint>;
