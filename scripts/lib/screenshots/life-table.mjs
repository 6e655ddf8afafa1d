/**
 * What happens in the photographed city. `sample` names a text of the demo city's sample messages; `to` is the state
 * the ticket is led to; `by` is the citizen (李秀英 is the one whose phone is photographed).
 */
export const heating = { category: 'utility.heating', requestType: 'complaint' };

export const tickets = [
  { by: 'm1', contactName: '赵建国', sample: 'M008', requestType: 'assistance', to: 'submitted', address: '迎泽区桥东街道56号院1单元202' },
  { by: 'm2', contactName: '孙丽', sample: 'M017', requestType: 'complaint', to: 'submitted', address: '杏花岭区府西街工地' },
  { by: 'm3', contactName: '周强', sample: 'M023', requestType: 'suggestion', to: 'submitted', address: null },
  { by: 'm4', contactName: null, sample: 'M022', requestType: 'inquiry', to: 'submitted', address: null },
  { by: 'm5', contactName: '吴敏', sample: 'M025', requestType: 'irregularity', to: 'submitted', address: '尖草坪区新兰路' },
  { by: 'm6', contactName: '郑涛', sample: 'M018', requestType: 'complaint', category: 'urban.manhole', to: 'accepted', urgency: 'urgent', address: '迎泽区并州北路与迎泽大街路口' },
  { by: 'm7', contactName: '冯雪', sample: 'M009', requestType: 'assistance', category: 'epidemic.medical-access', to: 'accepted', urgency: 'critical', address: '小店区平阳路街道某小区' },
  { by: 'm8', contactName: '陈刚', sample: 'M012', ...heating, requestType: 'inquiry', to: 'accepted', address: '小店区长治路' },
  { by: 'm9', contactName: '褚云', sample: 'M015', ...heating, to: 'dispatched', address: '迎泽区桃园路' },
  { by: 'm10', key: 'critical', contactName: '卫东', text: '整栋楼昨天夜里突然停暖，楼道里有水声，担心主管漏水，楼里有好几户老人和孩子，请尽快来人看看。', ...heating, urgency: 'critical', to: 'dispatched', address: '杏花岭区府东街' },
  { by: 'm11', contactName: '蒋琴', text: '暖气管道阀门一直滴水，用盆接着，一晚上能接半盆，物业说要供热公司来修。', ...heating, urgency: 'urgent', to: 'in_progress', address: '万柏林区千峰南路' },
  { by: 'm12', contactName: '沈浩', sample: 'M011', ...heating, to: 'in_review', address: '小店区坞城路' },
  { by: 'm13', contactName: '韩梅', text: '家里三组暖气只有一组热，卧室十五度，孩子才三个月，请安排人上门检查。', ...heating, urgency: 'urgent', to: 'in_review', address: '尖草坪区迎新街' },
  { by: 'wangfang', contactName: '王芳', text: '小区换热站噪声很大，夜里睡不着，已经一个星期了，希望能够降噪。', ...heating, to: 'resolved', address: '迎泽区柳巷' },
  { by: 'lixiuying', key: 'withdrawn', text: '楼道里的声控灯坏了，晚上回家看不见台阶，老人容易摔倒，请物业尽快修好。', requestType: 'assistance', to: 'withdrawn', address: '小店区长风小区3号楼' },
  { by: 'lixiuying', key: 'closed', text: '楼道暖气管的保温层掉了一大片，一碰就掉渣，请安排修补。', ...heating, to: 'closed', address: '小店区长风小区3号楼' },
  { by: 'lixiuying', key: 'resolved', text: '我家卧室的暖气片漏水，地板已经泡起来了，请尽快派人来修。', ...heating, urgency: 'urgent', to: 'resolved', address: '小店区长风小区3号楼2单元501' },
  { by: 'lixiuying', key: 'inProgress', text: '供暖第一周，我家暖气放过气还是不热，室内只有十四度，家里有老人，请尽快派人来看看。', ...heating, to: 'in_progress', address: '小店区长风小区3号楼2单元501' },
];

/** Who asks for a person at the official account, and what they say. */
export const chats = [
  { user: 'q1', nick: '晓月', texts: ['我家在迎泽区桃园四巷，楼道灯坏了一个多月，晚上老人不敢下楼。', '跟物业说了三次都没有人来修。'] },
  { user: 'q2', nick: '老乔', texts: ['想问一下居住证到期了怎么续。'] },
  { user: 'q3', nick: '小满', texts: ['小区门口的井盖翘起来了，电动车过去很危险。'] },
];
export const chatReply = '您好，请问是几号院几号楼？我帮您登记，转给街道和物业处理。';

/** What citizens think of the service, the oldest first; some of it has been answered. */
export const opinions = [
  { by: 'lixiuying', kind: 'unclear', opinion: '供热政策里说“供热期”退费按天算，供热期到底是哪几天没有写。', answer: '您好，谢谢提醒。政策里已补上：供热期为11月1日至次年3月31日。' },
  { by: 'wangfang', kind: 'notFound', opinion: '想查孩子转学要带什么材料，搜“转学”没有结果，搜“学籍”才有。' },
  { by: 'lixiuying', kind: 'usability', opinion: '选照片的时候如果选错了，希望能直接点开换一张，不用先删再加。' },
];

/** The way a ticket goes; each state lies behind the first so many steps. */
export const way = ['accept', 'dispatch', 'acknowledge', 'recordContact', 'submitResolution', 'approveResolution'];
export const stepsTo = { submitted: 0, withdrawn: 0, accepted: 1, dispatched: 2, in_progress: 4, in_review: 5, resolved: 6, closed: 6 };

export const actors = { accept: 'operator', dispatch: 'dispatcher', acknowledge: 'handler', recordContact: 'handler', submitResolution: 'handler', approveResolution: 'supervisor' };

const reply = '您好，您反映的问题已经收悉。供热公司维修人员已于今天上门检修，更换了老化的阀门并重新排气，目前室温二十一度，漏水处已经修好。如有反复，请随时拨打12345或联系维修站，我们会再次上门。感谢您的理解和支持。';

/** What staff enter at each step. */
export const entries = {
  accept: ({ requestType, category, urgency = 'normal' }) => ({ requestType, category, area: null, urgency }),
  dispatch: (_, { suggestions }) => ({ department: suggestions[0].code, reason: suggestions[0].note, coDepartments: [] }),
  acknowledge: () => ({}),
  recordContact: () => ({ method: 'call', outcome: 'reached', note: '已与诉求人通话，约定明天上午九点上门检查。' }),
  submitResolution: () => ({ reply }),
  approveResolution: () => ({}),
};
