import { BOTH, get, MP, post, type Endpoint } from '../api/endpoint';
import { schemeCreate, urlLinkCreate, urlLinkQuery } from './links';
import { mediaCheck } from './media-check';
import {
  newTemplateAdd, newTemplateCategories, newTemplateDelete, newTemplateList, publicTemplateKeywords, publicTemplateTitles,
} from './new-template';
import { phoneNumber } from './phone-number';
import { checkSession, resetSessionKey } from './session';
import { subscribeSend } from './subscribe-message';
import { textCheck } from './text-check';
import { unlimitedCode } from './unlimited-code';

const SEND_FIELDS = 'touser template_id page data miniprogram_state lang';
const CHECK_FIELDS = 'version openid scene content title nickname signature';
const CODE_FIELDS = 'scene page check_path env_version width auto_color line_color is_hyaline';

/** The mini-program; subscribe templates are chosen in the same way for official accounts. */
export const MINI_PROGRAM_ENDPOINTS: readonly Endpoint[] = [
  post('/cgi-bin/message/subscribe/send', MP, { fields: SEND_FIELDS, handle: subscribeSend }),
  get('/wxaapi/newtmpl/gettemplate', BOTH, newTemplateList),
  get('/wxaapi/newtmpl/getcategory', BOTH, newTemplateCategories),
  get('/wxaapi/newtmpl/getpubtemplatetitles', BOTH, publicTemplateTitles),
  get('/wxaapi/newtmpl/getpubtemplatekeywords', BOTH, publicTemplateKeywords),
  post('/wxaapi/newtmpl/addtemplate', BOTH, { fields: 'tid kidList sceneDesc', handle: newTemplateAdd }),
  post('/wxaapi/newtmpl/deltemplate', BOTH, { fields: 'priTmplId', handle: newTemplateDelete }),
  post('/wxa/business/getuserphonenumber', MP, { fields: 'code openid', handle: phoneNumber }),
  get('/wxa/checksession', MP, checkSession),
  get('/wxa/resetusersessionkey', MP, resetSessionKey),
  post('/wxa/msg_sec_check', MP, { fields: CHECK_FIELDS, handle: textCheck }),
  post('/wxa/media_check_async', MP, { fields: 'media_url media_type version scene openid', handle: mediaCheck }),
  post('/wxa/getwxacodeunlimit', MP, { fields: CODE_FIELDS, handle: unlimitedCode }),
  post('/wxa/generate_urllink', MP, {
    fields: 'path query expire_type expire_time expire_interval env_version',
    handle: urlLinkCreate,
  }),
  post('/wxa/generatescheme', MP, { fields: 'jump_wxa expire_type expire_time expire_interval is_expire', handle: schemeCreate }),
  post('/wxa/query_urllink', MP, { fields: 'url_link query_type', handle: urlLinkQuery }),
];
