import type { PasswordFault } from '../rules/password';

/** Names of fields as people know them, for messages beside the field. */
const fieldNames: Readonly<Record<string, string>> = {
  visit: '草稿标识',
  via: '渠道',
  event: '事件',
  useful: '是否有用',
  standing: '展示方式',
  answered: '是否已补充',
  itemId: '知识条目',
  to: '结束日期',
  asked: '查询方式',
  content: '诉求内容',
  requestType: '诉求类型',
  category: '诉求分类',
  area: '所在区域',
  address: '详细地址',
  attachments: '图片',
  file: '图片',
  contactName: '联系人',
  contactPhone: '联系电话',
  visibility: '公开方式',
  companyName: '企业名称',
  companyCode: '统一社会信用代码',
  personName: '当事人姓名',
  personPhone: '当事人电话',
  personRelation: '与当事人的关系',
  phone: '手机号',
  textCode: '验证码',
  publishedOn: '发布日期',
  consentVersion: '服务告知书',
  idempotencyKey: '提交编号',
  reason: '原因',
  reply: '答复内容',
  department: '承办单位',
  urgency: '紧急程度',
  note: '说明',
  method: '联系方式',
  outcome: '联系结果',
  solution: '是否解决',
  satisfaction: '满意度',
  staffNo: '工号',
  password: '密码',
  newPassword: '新密码',
  oneTimeCode: '动态口令',
  recoveryCode: '恢复码',
  code: '登录凭证',
  version: '版本',
  q: '查询内容',
  id: '编号',
  cursor: '翻页位置',
  desk: '工作台',
  state: '状态',
  ticketNo: '工单编号',
  knowledgeId: '引用的政策',
  result: '回访结果',
  judgement: '回访评价',
  results: '订阅结果',
  templateId: '通知模板',
  choice: '订阅选择',
  parent: '上级区域',
  name: '名称',
  buttons: '菜单',
  entries: '子菜单',
  action: '点击后的操作',
  menuKey: '对话内容',
  url: '网页地址',
  page: '小程序页面',
  purpose: '用途',
  text: '消息',
  key: '消息编号',
  colleague: '同事',
  items: '常用语',
  question: '要补充的内容',
  ground: '不予受理的理由',
  explanation: '说明',
  coDepartments: '协办单位',
  person: '接听人',
  basis: '退单理由',
  reference: '依据',
  workdays: '天数',
  longCycle: '长周期',
  signedBy: '签发负责人',
  into: '主单',
  parts: '分项',
  needs: '特殊需求',
  confidential: '保密',
  accusedDepartment: '被反映单位',
  level: '督办级别',
  demand: '督办要求',
  day: '日期',
  days: '放假安排',
  year: '年份',
  from: '开始日期',
  accepts: '承办事项',
  aliases: '别名',
  kind: '类别',
  title: '标题',
  body: '正文',
  rules: '规则',
  second: '二级督办',
  first: '一级督办',
  urgencyWords: '紧急词',
  recurDays: '再次发生的天数',
  infoRequests: '请诉求人补充的次数',
  times: '次数',
  longCycleDays: '长周期事项的天数',
  arbitrationAtTransfer: '提交仲裁的转派次数',
  yellowWorkdays: '黄色预警的剩余工作日',
  yellowPercent: '黄色预警的剩余比例',
  reopenedWorkdays: '重新办理的工作日',
  requestTypes: '诉求类型',
  word: '关键词',
  words: '关键词',
  ms: '时限',
  states: '状态',
  due: '时限',
  createdFrom: '登记开始日期',
  createdTo: '登记结束日期',
  contactKey: '联系电话',
  filter: '筛选条件',
  sharedWith: '共享岗位',
  columns: '显示的列',
  ids: '选中的工单',
  role: '岗位',
  activationCode: '激活码',
  count: '数量',
  categories: '可见的诉求分类',
  areas: '可见的区域',
  staffNos: '工号',
  writing: '填写状态',
  facts: '事实说明',
  opinion: '意见内容',
  mayCall: '是否接受回访',
  answer: '答复',
  oldNumber: '旧编号',
  effect: '措施',
  perDay: '每日次数',
  until: '截止日期',
  grade: '程度',
  questions: '问法',
  notes: '内部说明',
  source: '来源',
  documentNo: '文号',
  owner: '维护单位',
  effectiveFrom: '生效日期',
  effectiveTo: '失效日期',
  reviewBy: '复核日期',
  replaces: '要替代的内容',
  publishAt: '发布时间',
  numbers: '电话',
  number: '电话号码',
  values: '草稿',
  mustRead: '是否必读',
  recipients: '接收人',
  roles: '接收岗位',
  departments: '接收单位',
  people: '接收人员',
  validHours: '有效时间',
  supersedes: '要替代的广播',
  knowledge: '关联知识',
};

const passwordFaultTexts: Readonly<Record<PasswordFault, string>> = {
  short: '至少12位',
  classes: '须包含大写字母、小写字母、数字、符号中的至少三类',
  common: '过于常见，容易被猜到',
  run: '中有连续或重复的字符，请换一个',
};

const rules: Readonly<Record<string, (limit: string) => string>> = {
  required: () => '不能为空',
  min: (limit) => `至少${limit}个字`,
  max: (limit) => `不能超过${limit}个字`,
  phone: () => '格式不正确，请填写11位手机号或带区号的座机号',
  mobile: () => '应为11位数字',
  creditCode: () => '不正确，请核对营业执照上的18位代码',
  bytes: (limit) => `过长，最多${limit}个字节（${Math.floor(Number(limit) / 3)}个汉字）`,
  url: () => '应以 https 开头，本热线的网页以 / 开头',
  page: () => '应为小程序中的页面路径，如 pages/home/index',
  positive: () => '应为大于0的整数',
  atMost: (limit) => `不能大于${limit}`,
  twice: () => '重复填写',
  after: () => '应晚于前一级',
  telephone: () => '应为3至20位数字和短横线',
  beforeBegin: () => '不能早于生效日期',
  beforePublished: () => '不能早于发布日期',
  unprintable: () => '含有无法显示的字符，请删去',
  staffNo: () => '应为2至32位字母、数字或短横线',
  activationCode: () => '应为16位字母和数字',
  day: () => '不是有效的日期',
  oneTimeCode: () => '是6位数字',
  password: (fault) => passwordFaultTexts[fault as PasswordFault],
};

/** What lengths are counted in; numbers have none. */
const units: Readonly<Record<string, string>> = { string: '个字', array: '项' };

/** What zod reports, reduced to what a sentence needs. */
export interface FieldIssue {
  readonly path: readonly PropertyKey[];
  readonly code?: string | undefined;
  readonly message: string;
  readonly maximum?: number | bigint;
  /** What was measured, with `too_big`: a text, a list or a number. */
  readonly origin?: string | undefined;
  readonly keys?: readonly string[];
}

/** The field of an issue by the name people know. */
function fieldOf({ path }: FieldIssue): { field: string; name: string } {
  const field = path.filter((part) => typeof part === 'string').at(-1) ?? '';
  return { field, name: fieldNames[field] ?? (field || '内容') };
}

/** "不能超过9张": what zod measured by itself. */
function sizeFault({ origin = '', maximum }: FieldIssue, field: string): string | null {
  const unit = field === 'attachments' ? '张' : units[origin];
  return unit ? `不能超过${String(maximum)}${unit}` : null;
}

/** What is wrong with a field, said after its name. */
function faultOf(issue: FieldIssue, field: string): string {
  const [rule = '', limit = ''] = issue.message.split(':');
  const ruled = Object.hasOwn(rules, rule) ? rules[rule]?.(limit) : null;
  return ruled ?? (issue.code === 'too_big' ? sizeFault(issue, field) : null) ?? '填写有误';
}

/** One Chinese sentence for one issue: "诉求内容不能超过3000个字". */
export function describeIssue(issue: FieldIssue): string {
  if (issue.code === 'unrecognized_keys') return `多出了不认识的字段：${(issue.keys ?? []).join('、')}`;
  const { field, name } = fieldOf(issue);
  return name + faultOf(issue, field);
}
