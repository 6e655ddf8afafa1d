/** Every call this product makes of WeChat's server API, with what decides how a failure is treated. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** `token`: access_token in the query · `secret`: appid and secret in the query · `none`: all in the body. */
  readonly auth: 'token' | 'secret' | 'none';
  /** Sending it twice does no more than sending it once. */
  readonly idempotent: boolean;
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
  listSubscribeTemplates: get('/wxaapi/newtmpl/gettemplate'),
  sendSubscribeMessage: post('/cgi-bin/message/subscribe/send', false),
  getMedia: get('/cgi-bin/media/get'),
  createMenu: post('/cgi-bin/menu/create', true),
  getMenu: get('/cgi-bin/menu/get'),
} as const satisfies Record<string, Endpoint>;
