import { BOTH, get, OA, post, upload, type Endpoint } from '../api/endpoint';
import { legacyToken, stableToken } from './access-token';
import { callbackCheck } from './callback-check';
import { jsapiTicket } from './jsapi-ticket';
import { mediaGet, mediaGetHighQuality, mediaUpload, pictureUpload } from './media';
import { clearQuota, quotaGet } from './quota';
import { ridGet } from './rid';
import { serverIps } from './server-ips';
import { voiceResult, voiceSubmit } from './voice-recognition';

const TOKEN_FIELDS = ['grant_type', 'appid', 'secret', 'force_refresh'];

/** What every kind of account needs: tokens, addresses, quotas, media. */
export const BASE_ENDPOINTS: readonly Endpoint[] = [
  { method: 'POST', path: '/cgi-bin/stable_token', auth: 'none', fields: TOKEN_FIELDS, handle: stableToken },
  { method: 'GET', path: '/cgi-bin/token', auth: 'none', handle: legacyToken },
  get('/cgi-bin/ticket/getticket', OA, jsapiTicket),
  get('/cgi-bin/getcallbackip', BOTH, serverIps),
  get('/cgi-bin/get_api_domain_ip', BOTH, serverIps),
  post('/cgi-bin/callback/check', BOTH, { fields: 'action check_operator', handle: callbackCheck }),
  post('/cgi-bin/openapi/quota/get', BOTH, { fields: 'cgi_path', handle: quotaGet }),
  post('/cgi-bin/openapi/rid/get', BOTH, { fields: 'rid', handle: ridGet }),
  post('/cgi-bin/clear_quota', BOTH, { fields: 'appid', handle: clearQuota }),
  upload('/cgi-bin/media/upload', BOTH, mediaUpload),
  get('/cgi-bin/media/get', BOTH, mediaGet),
  get('/cgi-bin/media/get/jssdk', OA, mediaGetHighQuality),
  upload('/cgi-bin/media/uploadimg', OA, pictureUpload),
  upload('/cgi-bin/media/voice/addvoicetorecofortext', OA, voiceSubmit),
  upload('/cgi-bin/media/voice/queryrecoresultfortext', OA, voiceResult),
];
