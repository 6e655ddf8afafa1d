export interface TemplateField {
  /** Typed key, e.g. "thing2": the letters are the value type (checked on sending). */
  key: string;
  label: string;
  example: string;
}

/** An entry of the public library that accounts copy their own templates from. */
export interface LibraryTemplate {
  shortId: string;
  title: string;
  /** 2 = one-time, 3 = long-term (长期订阅, open to 政务民生). */
  type: 2 | 3;
  fields: TemplateField[];
}

const CODE: TemplateField = { key: 'character_string1', label: '诉求编号', example: 'SQ20260302000017' };
const TITLE: TemplateField = { key: 'thing2', label: '诉求标题', example: '小区路灯不亮' };
const STATE: TemplateField = { key: 'phrase3', label: '当前状态', example: '已受理' };
const UNIT: TemplateField = { key: 'thing3', label: '负责单位', example: '市城市管理局' };
const TIP: TemplateField = { key: 'thing5', label: '温馨提示', example: '点击查看办理详情' };

/** The category (类目) of all templates here. */
export const CATEGORY = { id: 286, name: '政务民生' };

/** Titles and typed keys are the same for both kinds of account. New accounts own the one-time ones. */
export const TEMPLATE_LIBRARY: readonly LibraryTemplate[] = [
  {
    shortId: '43201',
    title: '诉求受理通知',
    type: 2,
    fields: [CODE, TITLE, STATE, { key: 'time4', label: '受理时间', example: '2026年3月2日 14:05' }, TIP],
  },
  {
    shortId: '43202',
    title: '诉求办理进度通知',
    type: 2,
    fields: [CODE, TITLE, UNIT, { key: 'time4', label: '办理时限', example: '2026年3月9日 18:00' }, TIP],
  },
  {
    shortId: '43203',
    title: '诉求办结通知',
    type: 2,
    fields: [
      CODE,
      TITLE,
      { key: 'thing3', label: '答复摘要', example: '路灯已修复并恢复照明' },
      { key: 'time4', label: '办结时间', example: '2026年3月6日 10:30' },
      TIP,
    ],
  },
  {
    shortId: '43301',
    title: '政务服务进度提醒',
    type: 3,
    fields: [CODE, TITLE, STATE, { key: 'time4', label: '更新时间', example: '2026年3月2日 14:05' }, TIP],
  },
  {
    shortId: '43302',
    title: '停水停电通知',
    type: 3,
    fields: [
      { key: 'thing1', label: '影响范围', example: '桃园路一带' },
      { key: 'time2', label: '开始时间', example: '2026年3月2日 22:00' },
      { key: 'time4', label: '恢复时间', example: '2026年3月3日 06:00' },
      TIP,
    ],
  },
];
