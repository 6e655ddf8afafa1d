import { legacyToken, stableToken } from '../base/access-token';
import { jsapiTicket } from '../base/jsapi-ticket';
import { mediaGet, mediaUpload } from '../base/media';
import { clearQuota, quotaGet } from '../base/quota';
import { ridGet } from '../base/rid';
import { serverIps } from '../base/server-ips';
import { jsCodeToSession } from '../mini-program/login';
import { newTemplateCategories, newTemplateList } from '../mini-program/new-template';
import { phoneNumber } from '../mini-program/phone-number';
import { subscribeSend } from '../mini-program/subscribe-message';
import { textCheck } from '../mini-program/text-check';
import { unlimitedCode } from '../mini-program/unlimited-code';
import { oauthAccessToken, oauthCheck, oauthRefreshToken, oauthUserInfo } from '../oauth/sns';
import { customSend, customTyping } from '../official-account/custom-message';
import { menuCreate, menuDelete, menuGet } from '../official-account/menu';
import { addPrivateTemplate, deletePrivateTemplate, listPrivateTemplates } from '../official-account/private-template';
import { qrCodeCreate, showQrCode } from '../official-account/qr-code';
import { templateSend } from '../official-account/template-message';
import { userInfo } from '../official-account/user-info';
import type { AccountKind } from '../world/account';
import type { AccountEndpoint, Endpoint, OpenEndpoint } from './endpoint';

type Handle = AccountEndpoint['handle'];

const OA: readonly AccountKind[] = ['oa'];
const MP: readonly AccountKind[] = ['mp'];
const BOTH: readonly AccountKind[] = ['oa', 'mp'];

function get(path: string, kinds: readonly AccountKind[], handle: Handle): Endpoint {
  return { method: 'GET', path, auth: 'token', kinds, handle };
}

/** `fields` are the documented body fields, in one string. */
function post(path: string, kinds: readonly AccountKind[], call: { fields: string; handle: Handle }): Endpoint {
  return { method: 'POST', path, auth: 'token', kinds, fields: call.fields.split(' '), handle: call.handle };
}

function sns(path: string, handle: OpenEndpoint['handle']): Endpoint {
  return { method: 'GET', path, auth: 'none', plainText: true, handle };
}

const CUSTOM_FIELDS =
  'touser msgtype text image voice video music news mpnewsarticle msgmenu miniprogrampage customservice';

/** Every platform interface of this sandbox; any other path answers 40066. */
const ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/cgi-bin/stable_token',
    auth: 'none',
    fields: ['grant_type', 'appid', 'secret', 'force_refresh'],
    handle: stableToken,
  },
  { method: 'GET', path: '/cgi-bin/token', auth: 'none', handle: legacyToken },
  get('/cgi-bin/ticket/getticket', OA, jsapiTicket),
  get('/cgi-bin/getcallbackip', BOTH, serverIps),
  get('/cgi-bin/get_api_domain_ip', BOTH, serverIps),
  post('/cgi-bin/openapi/quota/get', BOTH, { fields: 'cgi_path', handle: quotaGet }),
  post('/cgi-bin/openapi/rid/get', BOTH, { fields: 'rid', handle: ridGet }),
  post('/cgi-bin/clear_quota', BOTH, { fields: 'appid', handle: clearQuota }),
  { method: 'POST', path: '/cgi-bin/media/upload', auth: 'token', kinds: BOTH, handle: mediaUpload },
  get('/cgi-bin/media/get', BOTH, mediaGet),

  post('/cgi-bin/menu/create', OA, { fields: 'button', handle: menuCreate }),
  get('/cgi-bin/menu/get', OA, menuGet),
  get('/cgi-bin/menu/delete', OA, menuDelete),
  post('/cgi-bin/message/custom/send', BOTH, { fields: CUSTOM_FIELDS, handle: customSend }),
  post('/cgi-bin/message/custom/typing', BOTH, { fields: 'touser command', handle: customTyping }),
  post('/cgi-bin/message/template/send', OA, {
    fields: 'touser template_id url miniprogram client_msg_id data topcolor',
    handle: templateSend,
  }),
  get('/cgi-bin/template/get_all_private_template', OA, listPrivateTemplates),
  post('/cgi-bin/template/api_add_template', OA, {
    fields: 'template_id_short keyword_name_list',
    handle: addPrivateTemplate,
  }),
  post('/cgi-bin/template/del_private_template', OA, { fields: 'template_id', handle: deletePrivateTemplate }),
  get('/cgi-bin/user/info', OA, userInfo),
  post('/cgi-bin/qrcode/create', OA, { fields: 'expire_seconds action_name action_info', handle: qrCodeCreate }),
  { method: 'GET', path: '/cgi-bin/showqrcode', auth: 'none', handle: showQrCode },

  post('/cgi-bin/message/subscribe/send', MP, {
    fields: 'touser template_id page data miniprogram_state lang',
    handle: subscribeSend,
  }),
  get('/wxaapi/newtmpl/gettemplate', MP, newTemplateList),
  get('/wxaapi/newtmpl/getcategory', MP, newTemplateCategories),
  post('/wxa/business/getuserphonenumber', MP, { fields: 'code openid', handle: phoneNumber }),
  post('/wxa/msg_sec_check', MP, {
    fields: 'version openid scene content title nickname signature',
    handle: textCheck,
  }),
  post('/wxa/getwxacodeunlimit', MP, {
    fields: 'scene page check_path env_version width auto_color line_color is_hyaline',
    handle: unlimitedCode,
  }),

  sns('/sns/jscode2session', jsCodeToSession),
  sns('/sns/oauth2/access_token', oauthAccessToken),
  sns('/sns/oauth2/refresh_token', oauthRefreshToken),
  sns('/sns/userinfo', oauthUserInfo),
  sns('/sns/auth', oauthCheck),
];

const BY_PATH = new Map(ENDPOINTS.map((endpoint) => [endpoint.path, endpoint]));

export function findEndpoint(path: string): Endpoint | undefined {
  return BY_PATH.get(path);
}
