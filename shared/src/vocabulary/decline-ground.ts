import { closedList } from './closed-list';

/** Why a request is not the hotline's (不予受理), as the timeline names it. */
export const declineGrounds = closedList({
  emergency: '紧急警情、火情、医疗急救',
  litigation: '已进入诉讼或应由司法解决',
  arbitration: '应由仲裁解决',
  discipline: '党员干部违纪违法',
  petition: '信访已受理或已终结',
  outsideCity: '不属于本市管辖',
  unclear: '内容不明且无法联系补充',
  notPublic: '不属于政务服务事项',
});
export type DeclineGround = (typeof declineGrounds.codes)[number];

/** Where the requester can turn to instead: never a refusal without a way. */
export const lawfulRoutes: Readonly<Record<DeclineGround, string>> = {
  emergency: '请立即拨打110（警情）、119（火情）、120（急救）或122（交通事故）。',
  litigation: '请向有管辖权的人民法院提起诉讼，诉讼服务热线12368；法律咨询可拨打12348。',
  arbitration: '请向劳动人事争议仲裁委员会或约定的仲裁机构申请仲裁，劳动保障咨询可拨打12333。',
  discipline: '请向纪检监察机关反映，举报电话12388。',
  petition: '请通过国家信访局网上信访平台或原受理机关查询，依法申请复查、复核。',
  outsideCity: '请拨打事项所在地的12345热线（区号加12345）。',
  unclear: '请补充具体时间、地点和事由后重新提交。',
  notPublic: '请通过双方协商或消费者协会等途径解决，消费维权可拨打12315。',
};
