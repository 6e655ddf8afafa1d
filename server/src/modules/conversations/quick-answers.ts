import type { Platform } from '../../platform/platform';
import { QuickAnswerRow } from './chat.entity';

/** What a city starts with, and returns to with an empty list. */
const usual = [
  '您好，这里是12345热线，请问有什么可以帮您？',
  '请您说一下事情发生的具体地点和时间。',
  '请您留一个联系电话，方便工作人员核实情况。',
  '好的，您反映的情况已记下，我来为您登记，请稍候。',
  '已为您登记，办理进展会通过微信通知您，也可以回复“我的”查看。',
  '感谢您的来信，还有其他需要帮助的吗？',
];

/** 常用语: one list for the whole desk. */
export function createQuickAnswers({ db }: Platform) {
  const list = async (): Promise<string[]> => {
    const rows = await db.read((em) => em.find(QuickAnswerRow, { order: { position: 'ASC' } }));
    return rows.length > 0 ? rows.map(({ text }) => text) : usual;
  };
  return {
    list,
    save: async (items: readonly string[]): Promise<string[]> => {
      await db.transact(async (em) => {
        // Not `clear`: TRUNCATE would commit on its own, and two leaders saving at once would mix their lists.
        await em.createQueryBuilder().delete().from(QuickAnswerRow).execute();
        if (items.length > 0) await em.insert(QuickAnswerRow, items.map((text, position) => ({ position, text })));
      });
      return list();
    },
  };
}

export type QuickAnswers = ReturnType<typeof createQuickAnswers>;
