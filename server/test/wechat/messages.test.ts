import { readMiniProgramMessage, readOfficialAccountMessage } from '../../src/wechat';
import { readJson } from '../../src/wechat/core/json';
import { toPushMessage, type PushMessage } from '../../src/wechat/core/push-message';
import { readXml } from '../../src/wechat/core/xml';

const head = '<ToUserName>gh_1</ToUserName><FromUserName>oUser-1</FromUserName><CreateTime>1772431500</CreateTime>';
const xml = (rest: string): PushMessage => toPushMessage('wx1', readXml(`<xml>${head}${rest}</xml>`));
const event = (name: string, rest = ''): PushMessage => xml(`<MsgType>event</MsgType><Event>${name}</Event>${rest}`);
const json = (fields: string): PushMessage => toPushMessage('wx1', readJson(`{"ToUserName":"gh_1","FromUserName":"oUser-1","CreateTime":1772431500,"MsgType":"event",${fields}}`));

test.each([
  [xml('<MsgType>text</MsgType><Content>12345</Content><MsgId>1</MsgId>'), { kind: 'text', content: '12345' }],
  [xml('<MsgType>text</MsgType><Content>满意</Content><bizmsgmenuid>101</bizmsgmenuid><MsgId>1</MsgId>'), { kind: 'text', content: '满意', optionId: '101' }],
  [xml('<MsgType>image</MsgType><PicUrl>http://p</PicUrl><MediaId>m</MediaId><MsgId>1</MsgId>'), { kind: 'image', mediaId: 'm', pictureUrl: 'http://p' }],
  [xml('<MsgType>voice</MsgType><MediaId>m</MediaId><Format>amr</Format><Recognition></Recognition><MsgId>1</MsgId>'), { kind: 'voice', mediaId: 'm', format: 'amr' }],
  [xml('<MsgType>location</MsgType><Location_X>37.87</Location_X><Location_Y>112.55</Location_Y><Label>迎泽大街</Label><MsgId>1</MsgId>'), { kind: 'location', latitude: 37.87, longitude: 112.55, label: '迎泽大街' }],
  [event('subscribe', '<EventKey>qrscene_0012</EventKey><Ticket>t</Ticket>'), { kind: 'follow', scene: '0012' }],
  [event('subscribe', '<EventKey></EventKey>'), { kind: 'follow' }],
  [event('unsubscribe'), { kind: 'unfollow' }],
  [event('SCAN', '<EventKey>0012</EventKey>'), { kind: 'scan', scene: '0012' }],
  [event('CLICK', '<EventKey>progress</EventKey>'), { kind: 'menuClick', key: 'progress' }],
  [event('TEMPLATESENDJOBFINISH', '<MsgID>9</MsgID><Status>failed:user block</Status>'), { kind: 'templateResult', messageId: '9', outcome: 'blocked' }],
  [event('TEMPLATESENDJOBFINISH', '<MsgID>9</MsgID><Status>failed: system failed</Status>'), { kind: 'templateResult', messageId: '9', outcome: 'failed' }],
  [event('subscribe_msg_popup_event', '<SubscribeMsgPopupEvent><List><TemplateId>t</TemplateId><SubscribeStatusString>accept</SubscribeStatusString><PopupScene>1</PopupScene></List></SubscribeMsgPopupEvent>'), { kind: 'subscriptionChoice', source: 'asked', choices: [{ templateId: 't', accepted: true }] }],
  [event('toString'), { kind: 'other', type: 'toString' }],
  [xml('<MsgType>hologram</MsgType><MsgId>1</MsgId>'), { kind: 'other', type: 'hologram' }],
])('official account %#', (message, view) => {
  expect(readOfficialAccountMessage(message)).toEqual(view);
});

test.each([
  [json('"Event":"subscribe_msg_change_event","List":{"TemplateId":"t","SubscribeStatusString":"reject"}'), { kind: 'subscriptionChoice', source: 'settings', choices: [{ templateId: 't', accepted: false }] }],
  [json('"Event":"subscribe_msg_sent_event","List":[{"TemplateId":"t","MsgID":"6272960105994287619","ErrorCode":0,"ErrorStatus":"success"}]'), { kind: 'subscriptionSent', results: [{ templateId: 't', messageId: '6272960105994287619', delivered: true, status: 'success' }] }],
  [json('"Event":"wxa_media_check","trace_id":"x","result":{"suggest":"risky","label":"100"},"detail":[{"label":100}]'), { kind: 'mediaChecked', traceId: 'x', suggestion: 'risky' }],
  [json('"Event":"user_authorization_revoke","OpenID":"o2","RevokeInfo":"1"'), { kind: 'authorizationRevoked', openid: 'o2' }],
])('mini-program %#', (message, view) => {
  expect(readMiniProgramMessage(message)).toEqual(view);
});

test('results of sending are told apart by what was sent', () => {
  const sent = (id: string, time: string): PushMessage => json(`"Event":"subscribe_msg_sent_event","Nonce":"${time}","List":[{"TemplateId":"t","MsgID":${id},"ErrorCode":0}]`);
  expect(sent('6272960105994287618', '1').key).toBe(sent('6272960105994287618', '2').key);
  expect(sent('6272960105994287618', '1').key).not.toBe(sent('6272960105994287619', '1').key);
});
