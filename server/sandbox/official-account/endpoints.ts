import { BOTH, get, OA, post, type Endpoint } from '../api/endpoint';
import { blockedMessageList } from './blocked-message';
import { cityServicePath, cityServiceSend } from './city-service';
import { conditionalMenuAdd, conditionalMenuDelete, menuTryMatch } from './conditional-menu';
import { customSend, customTyping } from './custom-message';
import { menuCreate, menuDelete, menuGet, selfMenuInfo } from './menu';
import { onceMessageSend } from './once-message';
import { addPrivateTemplate, deletePrivateTemplate, listPrivateTemplates } from './private-template';
import { qrCodeCreate, showQrCode } from './qr-code';
import { subscribeNoticeSend } from './subscribe-notice';
import { tagCreate, tagDelete, tagIdsOfPerson, tagList, tagMembers, tagMembersAdd, tagMembersRemove, tagUpdate } from './tags';
import { templateSend } from './template-message';
import { userInfo, userInfoBatch, userList, userRemark } from './user-info';

const CUSTOM_FIELDS =
  'touser msgtype text image voice video music news mpnewsarticle msgmenu miniprogrampage link customservice';
const TEMPLATE_FIELDS = 'touser template_id url miniprogram client_msg_id data topcolor';
const CITY_FIELDS = 'openid biz_template_id result_page_style_id deal_msg_style_id card_style_id order_no url data';
const CITY_PATH_FIELDS =
  'page_type src_channel service_id city_name city_id content_name ext_params params need_path_type device_type';

const MENU: readonly Endpoint[] = [
  post('/cgi-bin/menu/create', OA, { fields: 'button', handle: menuCreate }),
  get('/cgi-bin/menu/get', OA, menuGet),
  get('/cgi-bin/menu/delete', OA, menuDelete),
  get('/cgi-bin/get_current_selfmenu_info', OA, selfMenuInfo),
  post('/cgi-bin/menu/addconditional', OA, { fields: 'button matchrule', handle: conditionalMenuAdd }),
  post('/cgi-bin/menu/delconditional', OA, { fields: 'menuid', handle: conditionalMenuDelete }),
  post('/cgi-bin/menu/trymatch', OA, { fields: 'user_id', handle: menuTryMatch }),
];

const MESSAGES: readonly Endpoint[] = [
  post('/cgi-bin/message/custom/send', BOTH, { fields: CUSTOM_FIELDS, handle: customSend }),
  post('/cgi-bin/message/custom/typing', BOTH, { fields: 'touser command', handle: customTyping }),
  post('/cgi-bin/message/template/send', OA, { fields: TEMPLATE_FIELDS, handle: templateSend }),
  get('/cgi-bin/template/get_all_private_template', OA, listPrivateTemplates),
  post('/cgi-bin/template/api_add_template', OA, { fields: 'template_id_short keyword_name_list', handle: addPrivateTemplate }),
  post('/cgi-bin/template/del_private_template', OA, { fields: 'template_id', handle: deletePrivateTemplate }),
  post('/wxa/sec/queryblocktmplmsg', OA, { fields: 'tmpl_msg_id largest_id limit', handle: blockedMessageList }),
  post('/cgi-bin/message/subscribe/bizsend', OA, { fields: 'touser template_id page miniprogram data', handle: subscribeNoticeSend }),
  post('/cgi-bin/message/template/subscribe', OA, {
    fields: 'touser template_id url miniprogram scene title data',
    handle: onceMessageSend,
  }),
  post('/cityservice/sendmsgdata', OA, { fields: CITY_FIELDS, handle: cityServiceSend }),
  post('/cityservice/getservicepath', BOTH, { fields: CITY_PATH_FIELDS, handle: cityServicePath }),
];

const PEOPLE: readonly Endpoint[] = [
  get('/cgi-bin/user/get', OA, userList),
  get('/cgi-bin/user/info', OA, userInfo),
  post('/cgi-bin/user/info/batchget', OA, { fields: 'user_list', handle: userInfoBatch }),
  post('/cgi-bin/user/info/updateremark', OA, { fields: 'openid remark', handle: userRemark }),
  post('/cgi-bin/tags/create', OA, { fields: 'tag', handle: tagCreate }),
  get('/cgi-bin/tags/get', OA, tagList),
  post('/cgi-bin/tags/update', OA, { fields: 'tag', handle: tagUpdate }),
  post('/cgi-bin/tags/delete', OA, { fields: 'tag', handle: tagDelete }),
  post('/cgi-bin/tags/members/batchtagging', OA, { fields: 'openid_list tagid', handle: tagMembersAdd }),
  post('/cgi-bin/tags/members/batchuntagging', OA, { fields: 'openid_list tagid', handle: tagMembersRemove }),
  post('/cgi-bin/tags/getidlist', OA, { fields: 'openid', handle: tagIdsOfPerson }),
  post('/cgi-bin/user/tag/get', OA, { fields: 'tagid next_openid', handle: tagMembers }),
  post('/cgi-bin/qrcode/create', OA, { fields: 'expire_seconds action_name action_info', handle: qrCodeCreate }),
  { method: 'GET', path: '/cgi-bin/showqrcode', auth: 'none', handle: showQrCode },
];

/** The official account: menu, messages, people, codes. */
export const OFFICIAL_ACCOUNT_ENDPOINTS: readonly Endpoint[] = [...MENU, ...MESSAGES, ...PEOPLE];
