/**
 * What the desks are photographed with, beyond the ordinary way: `then` are the steps after the state `to`, each by
 * whom, which action and what of its usual entries is different; a body may need the tickets made before.
 */
import { heating } from './life-table.mjs';

const dispatched = { ...heating, to: 'dispatched' };
const inProgress = { ...heating, to: 'in_progress' };
const company = 'heating-company';
const urban = 'urban-management';

const sendBack = (text) => ({ basis: text, reference: '市供热条例第十二条' });
const toUrban = { department: urban, reason: '换热站属城乡管理部门代管' };
const toCompany = { department: company, reason: '管网产权属供热公司' };

/** One ticket with everything that can be on it. */
const everything = {
  by: 'w1', key: 'everything', contactName: '任淑珍', requestType: 'complaint', category: heating.category, urgency: 'critical', to: 'submitted', address: '迎泽区并州北路12号院3号楼',
  text: '我们整栋楼的暖气从昨天半夜开始全部冰凉，楼里有两位透析病人和好几户独居老人，物业说是主管道爆裂，请尽快抢修。',
  then: [
    ['operator', 'requestInfo', { question: '请问是几号楼，楼里一共多少户停暖？' }],
    ['citizen', 'answer', '3号楼，一共六十户全部停暖。'],
    ['operator', 'accept'],
    ['dispatcher', 'dispatch', { ...toCompany, coDepartments: [urban] }],
    ['operator', 'callLead', { outcome: 'engaged', person: null, note: '值班电话占线，五分钟后再拨' }],
    ['operator', 'callLead', { outcome: 'answered', person: '值班长老李', note: '已确认，抢修车二十分钟内出发' }],
    ['handler', 'sendBack', sendBack('爆裂点在楼内立管，应由物业维修')],
    ['dispatcher', 'rejectSendBack', { reason: '主管道至楼前阀门均属供热公司，请先抢修' }],
    ['handler', 'acknowledge'],
    ['handler', 'recordContact'],
    ['citizen', 'supplements', '今天上午室温只有十一度，老人已经感冒了。'],
    ['urbanHandler', 'submitCoReply', { reply: '已协调物业打开楼前井盖，并安排两名工人配合开挖。' }],
    ['handler', 'requestExtension', { workdays: 1, longCycle: false, reason: '更换的管件需从外地调运，明天上午到货' }],
    ['supervisor', 'refuseExtension', { reason: '本市备件库有同型号管件，请今天完成' }],
    ['supervisor', 'supervise', { level: 1, demand: '请今晚恢复供热，并书面说明管道爆裂的原因', workdays: 1 }],
    ['supervisor', 'remind', { note: '诉求人再次来电，请先安置两位透析病人' }],
    ['operator', 'addNote', { text: '诉求人下午要陪家人透析，请在五点以后联系' }],
  ],
};

export const work = [
  everything,
  { by: 'w2', key: 'merged', contactName: '郭明', text: '并州北路12号院三号楼暖气全停了，家里老人受不了，请尽快抢修供热管道。', ...dispatched, urgency: 'urgent', address: '迎泽区并州北路12号院3号楼', then: [
    ['dispatcher', 'merge', ({ everything: leader }) => ({ into: leader.id, reason: '同一栋楼同一次爆管' })],
  ] },
  { by: 'w3', key: 'sentBack', contactName: '田野', text: '小区换热站半夜轰鸣，墙壁都在震，孩子睡不好，请求降噪。', ...dispatched, address: '小店区学府街', then: [
    ['handler', 'sendBack', sendBack('该换热站由城乡管理部门代管，不属本单位')],
  ] },
  { by: 'w4', key: 'arbitration', contactName: '石磊', text: '楼前供热井盖缺了半边，晚上骑车差点掉进去，几家单位都说不归自己管。', ...dispatched, urgency: 'urgent', address: '万柏林区和平北路', then: [
    ['handler', 'sendBack', sendBack('井盖由城乡管理部门养护')],
    ['dispatcher', 'upholdSendBack', toUrban],
    ['urbanHandler', 'sendBack', sendBack('井内是供热阀门，产权属供热公司')],
  ] },
  { by: 'w5', key: 'coHandling', contactName: '尹红', text: '小区门前道路挖开修供热管道已经半个月，一直没有回填，下雨全是泥。', ...heating, to: 'accepted', address: '杏花岭区五一路', then: [
    ['dispatcher', 'dispatch', { ...toUrban, coDepartments: [company] }],
  ] },
  { by: 'w6', key: 'extension', contactName: '武洁', text: '家里地暖分水器漏水，师傅说要换整套，一直说没有货，请催一催。', ...inProgress, address: '小店区亲贤街', then: [
    ['handler', 'requestExtension', { workdays: 2, longCycle: false, reason: '同型号分水器需从外地调运，预计后天到货' }],
  ] },
  { by: 'w7', key: 'finalApproval', contactName: '贺强', text: '要求供热公司赔偿暖气漏水泡坏的地板，已经协商三次没有结果。', ...heating, to: 'resolved', address: '晋源区义井街', then: [
    ['secondSupervisor', 'proposeFinalReply', { reply: '最终答复：供热公司已三次上门并提出修复方案。赔偿数额双方不能达成一致，请您依法向人民法院提起诉讼，诉讼服务热线12368。', signedBy: '供热公司总经理' }],
  ] },
  { by: 'w8', key: 'supervised', contactName: '白桦', text: '去年冬天就反映过温度不够，今年还是十五度，每年都说在改造。', ...inProgress, address: '迎泽区南内环街', then: [
    ['supervisor', 'supervise', { level: 2, demand: '请说明改造计划和完成日期，期间保证室温不低于十八度', workdays: 2 }],
  ] },
  { by: 'w9', key: 'infoRequested', contactName: null, text: '楼道里有一股很浓的味道，请派人看看。', requestType: 'assistance', to: 'submitted', address: null, then: [
    ['operator', 'requestInfo', { question: '请问是哪个小区、几号楼，闻着像煤气还是下水道的味道？' }],
  ] },
  { by: 'w10', key: 'conflict', contactName: '常乐', text: '客厅暖气片上半截凉下半截热，放过三次气也没有用，请上门看看。', ...inProgress, address: '尖草坪区恒山路' },
  { by: 'w11', key: 'toSplit', contactName: '薛萍', text: '两件事：一是我家暖气不热，二是楼前路灯坏了三天没有人修。', ...heating, to: 'accepted', address: '小店区平阳路' },
];

/** Told by telephone, answered at once: nobody can be told through WeChat. */
export const byTelephone = {
  requestType: 'inquiry', urgency: 'normal', category: heating.category, area: null, address: null, contactName: '安大爷', contactPhone: '13900004567',
  content: '今年的采暖费交到什么时候，可以到窗口交现金吗？',
};
