import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENDPOINTS as SERVED } from '../../sandbox/api/endpoints';
import { startSandbox } from './support/start-sandbox';

/** Every interface of WeChat that the sandbox must have (all but payment), and the test file that drives it. */
const ENDPOINTS: Record<string, string> = {
  'POST /cgi-bin/stable_token': 'access-token',
  'GET /cgi-bin/token': 'access-token',
  'GET /cgi-bin/ticket/getticket': 'base',
  'GET /cgi-bin/getcallbackip': 'base',
  'GET /cgi-bin/get_api_domain_ip': 'base',
  'POST /cgi-bin/callback/check': 'base',
  'POST /cgi-bin/clear_quota': 'base',
  'POST /cgi-bin/openapi/quota/get': 'access-token',
  'POST /cgi-bin/openapi/rid/get': 'base',
  'POST /cgi-bin/menu/create': 'menu',
  'GET /cgi-bin/menu/get': 'menu',
  'GET /cgi-bin/menu/delete': 'menu',
  'GET /cgi-bin/get_current_selfmenu_info': 'conditional-menu',
  'POST /cgi-bin/menu/addconditional': 'conditional-menu',
  'POST /cgi-bin/menu/delconditional': 'conditional-menu',
  'POST /cgi-bin/menu/trymatch': 'conditional-menu',
  'POST /cgi-bin/message/custom/send': 'custom-message',
  'POST /cgi-bin/message/custom/typing': 'custom-message',
  'POST /cgi-bin/message/template/send': 'template-message',
  'POST /cgi-bin/template/api_add_template': 'template-message',
  'GET /cgi-bin/template/get_all_private_template': 'template-message',
  'POST /cgi-bin/template/del_private_template': 'template-message',
  'POST /wxa/sec/queryblocktmplmsg': 'blocked-message',
  'POST /cgi-bin/message/subscribe/bizsend': 'subscribe-notice',
  'POST /cgi-bin/message/template/subscribe': 'once-message',
  'POST /cgi-bin/message/subscribe/send': 'subscribe-message',
  'GET /wxaapi/newtmpl/gettemplate': 'subscribe-notice',
  'GET /wxaapi/newtmpl/getcategory': 'subscribe-notice',
  'GET /wxaapi/newtmpl/getpubtemplatetitles': 'subscribe-notice',
  'GET /wxaapi/newtmpl/getpubtemplatekeywords': 'subscribe-notice',
  'POST /wxaapi/newtmpl/addtemplate': 'subscribe-notice',
  'POST /wxaapi/newtmpl/deltemplate': 'subscribe-notice',
  'POST /cgi-bin/qrcode/create': 'codes-and-links',
  'GET /cgi-bin/showqrcode': 'codes-and-links',
  'POST /cgi-bin/media/upload': 'media',
  'GET /cgi-bin/media/get': 'media',
  'GET /cgi-bin/media/get/jssdk': 'media',
  'POST /cgi-bin/media/uploadimg': 'media',
  'POST /cgi-bin/media/voice/addvoicetorecofortext': 'media',
  'POST /cgi-bin/media/voice/queryrecoresultfortext': 'media',
  'GET /cgi-bin/user/info': 'followers',
  'POST /cgi-bin/user/info/batchget': 'followers',
  'GET /cgi-bin/user/get': 'followers',
  'POST /cgi-bin/user/info/updateremark': 'followers',
  'POST /cgi-bin/tags/create': 'followers',
  'GET /cgi-bin/tags/get': 'followers',
  'POST /cgi-bin/tags/update': 'followers',
  'POST /cgi-bin/tags/delete': 'followers',
  'POST /cgi-bin/tags/members/batchtagging': 'followers',
  'POST /cgi-bin/tags/members/batchuntagging': 'followers',
  'POST /cgi-bin/tags/getidlist': 'followers',
  'POST /cgi-bin/user/tag/get': 'followers',
  'GET /sns/oauth2/access_token': 'web-authorisation',
  'GET /sns/oauth2/refresh_token': 'web-authorisation',
  'GET /sns/userinfo': 'web-authorisation',
  'GET /sns/auth': 'web-authorisation',
  'GET /sns/jscode2session': 'mini-program',
  'POST /wxa/business/getuserphonenumber': 'mini-program',
  'GET /wxa/checksession': 'session',
  'GET /wxa/resetusersessionkey': 'session',
  'POST /wxa/getwxacodeunlimit': 'codes-and-links',
  'POST /wxa/generate_urllink': 'codes-and-links',
  'POST /wxa/generatescheme': 'codes-and-links',
  'POST /wxa/query_urllink': 'codes-and-links',
  'POST /wxa/msg_sec_check': 'content-security',
  'POST /wxa/media_check_async': 'content-security',
  'POST /cityservice/sendmsgdata': 'city-service',
  'POST /cityservice/getservicepath': 'city-service',
};

/** WeChat's own pages, the acts and effects, and the routes of the control plane: what a test must say to drive them. */
const CONTROLS: Record<string, string[]> = {
  'web-authorisation': ['/connect/oauth2/authorize', "'oauth/approve'", 'snapshot: true', "decision: 'deny'"],
  'once-message': ['/mp/subscribemsg?', '/mp/subscribemsg/confirm'],
  'control-plane': [
    "'POST', 'reset'", "'POST', 'snapshot'", "'POST', 'restore'", "'POST', 'clock'", "'GET', 'accounts'", "'PUT', `accounts/", "'POST', 'users'",
    "'PATCH', 'users/", "/inbox'", "'inboxes?", "'GET', 'log'", "lintRules()", "'GET', 'metrics'", "'GET', 'codes'", '/templates`',
  ],
  base: ['/quotas`'],
  'codes-and-links': ["'POST', 'resolve'"],
  'content-security': ["'POST', 'verdicts'", "'DELETE', 'verdicts'"],
  'client-api': [
    "'getPhoneNumber'", "'requestSubscribeMessage'", "'agreePrivacy'", "'chooseLocation'", "'getSetting'", 'keep',
  ],
  'mini-program': ["api: 'login'"],
  acts: [
    "'text'", "'voice'", "'video'", "'shortvideo'", "'location'", "'link'", "'follow'", "'unfollow'", "'scan'", "'click'", "'view'", "'view_miniprogram'",
    "'scancode_push'", "'scancode_waitmsg'", "'pic_sysphoto'", "'pic_photo_or_album'", "'pic_weixin'", "'location_select'", "'reportLocation'", "'msgmenu'",
    "'miniprogrampage'", "'enter'", "'revoke'", "'infoModified'", "'block'", "'unblock'", "'subscribeChange'",
  ],
  'subscribe-notice': ["'subscribePopup'"],
  'push-delivery': ["'image'", 'echostr', 'suspended', 'SORRY'],
  faults: [
    'errcode: -1', 'http: 502', 'delayMs', 'timeout: true', 'reset: true', 'truncate: true', 'badJson: true', 'html: true', 'dropAfterApply: true', 'concurrent: true',
    'gapMs', 'reorder: true', 'badSignature: true', 'staleTimestamp', 'wrongAppid: true', 'plainInSafe: true', 'noncesReused: true', 'tamperCipher: true',
    'xxe: true', 'hugeBody: true', 'nth: 2', 'share: 0.3', 'until', "'push/raw'", "'DELETE', 'faults", "'GET', 'faults'",
  ],
};

/** The test's code without its comments: a remark drives nothing. */
function codeOf(file: string): string {
  const text = readFileSync(join(__dirname, `${file}.test.ts`), 'utf8');
  return text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
}

/** The table's rows whose test does not name the path: "/menu/get" is not named by "/menu/get_more". */
function undrivenPaths(table: Record<string, string>): string[] {
  const named = (row: string, file: string): boolean => new RegExp(`${row.split(' ')[1]}(?![\\w/])`).test(codeOf(file));
  return Object.entries(table).flatMap(([row, file]) => (named(row, file) ? [] : [row]));
}

function undrivenControls(table: Record<string, string[]>): string[] {
  return Object.entries(table).flatMap(([file, names]) => names.filter((name) => !codeOf(file).includes(name)));
}

describe('coverage of the sandbox by its own tests', () => {
  it('finds a row that no test drives', () => {
    expect(undrivenPaths({ 'GET /cgi-bin/menu': 'menu', 'GET /cgi-bin/menu/get': 'menu' })).toEqual(['GET /cgi-bin/menu']);
    expect(undrivenControls({ faults: ['reorder: true', 'explode: true'] })).toEqual(['explode: true']);
  });

  it('has a test for every interface and every control', () => {
    expect(undrivenPaths(ENDPOINTS)).toEqual([]);
    expect(undrivenControls(CONTROLS)).toEqual([]);
  });

  it('lists every interface of the sandbox', () => {
    expect(SERVED.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(ENDPOINTS).sort());
  });

  it('refuses every interface by the wrong method, with a rid, and every other path', async () => {
    const sandbox = await startSandbox();
    for (const row of Object.keys(ENDPOINTS)) {
      const [method = '', path = ''] = row.split(' ');
      const wrong = method === 'GET' ? { method: 'POST', errcode: 43001 } : { method: 'GET', errcode: 43002 };
      const answer: unknown = await (await fetch(sandbox.url + path, { method: wrong.method })).json();
      expect(answer).toEqual({ errcode: wrong.errcode, errmsg: expect.stringMatching(/ rid: [0-9a-f]+-[0-9a-f]{8}-[0-9a-f]{8}$/) });
    }
    expect(await sandbox.get('/cgi-bin/no/such')).toMatchObject({ errcode: 40066 });
    await sandbox.stop();
  });
});
