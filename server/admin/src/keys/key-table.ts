interface KeyRow {
  readonly keys: readonly string[];
  readonly name: string;
  readonly group: '随处可用' | '列表' | '工单';
  /** Also while a field is being filled in. */
  readonly inFields?: true;
}

/** Every key of the desks, in one place: what is pressed, and what the overview says of it. */
export const keyTable = {
  help: { keys: ['?'], name: '查看快捷键', group: '随处可用' },
  palette: { keys: ['Ctrl+K'], name: '命令面板：工作台、工单、知识、单位、办理步骤', group: '随处可用', inFields: true },
  search: { keys: ['/'], name: '按工单编号查找', group: '随处可用' },
  readBroadcast: { keys: ['F8'], name: '已阅读屏幕上的必读广播', group: '随处可用', inFields: true },
  rail: { keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], name: '打开左侧第 1 至 9 项', group: '随处可用' },
  down: { keys: ['j'], name: '下一行', group: '列表' },
  up: { keys: ['k'], name: '上一行', group: '列表' },
  reload: { keys: ['r'], name: '刷新列表', group: '列表' },
  next: { keys: ['n'], name: '打开下一件工单', group: '工单' },
  previous: { keys: ['b'], name: '打开上一件工单', group: '工单' },
  close: { keys: ['Escape'], name: '收起表单，再按关闭工单', group: '工单' },
  submit: { keys: ['Ctrl+Enter'], name: '提交正在填写的表单', group: '工单', inFields: true },
} as const satisfies Record<string, KeyRow>;

export type KeyName = keyof typeof keyTable;

/** Letters with a meaning of their own are given to no action. */
const taken: ReadonlySet<string> = new Set(Object.values(keyTable).flatMap(({ keys }) => keys as readonly string[]));
const free = [...'acdefghilmopqstuvwxyz'].filter((letter) => !taken.has(letter));

/** The letters operators learn; an action that is not here gets the first one left. */
const learned: Readonly<Record<string, string>> = {
  accept: 'a', recordContact: 'c', dispatch: 'd', submitResolution: 'e', recordFollowUp: 'f', sendBack: 'h', requestInfo: 'i', delegate: 'l', addNote: 'm', requestExtension: 'o', proposeFinalReply: 'p',
  decline: 'q', acknowledge: 's', reopen: 't', changeUrgency: 'u', supervise: 'v', answerDirectly: 'w', returnResolution: 'x', approveResolution: 'y', split: 'z', merge: 'g',
};

/** The letter of each action that can be taken now; more actions than letters leave the last ones without. */
export function lettersOf(actions: readonly string[]): ReadonlyMap<string, string> {
  const letters = new Map(actions.flatMap((action) => (learned[action] ? [[action, learned[action]]] : [])));
  const given = new Set(letters.values());
  const left = free.filter((letter) => !given.has(letter));
  for (const action of actions.filter((each) => !letters.has(each))) {
    const letter = left.shift();
    if (letter) letters.set(action, letter);
  }
  return letters;
}
