import Taro from '@tarojs/taro';
import { subscribeChoices, type SubscribeChoice } from '@hotline/shared/vocabulary/notice-kind';
import { isWeapp } from './platform';

export interface NoticeChoice {
  readonly templateId: string;
  readonly choice: SubscribeChoice;
}

const isChoice = (value: unknown): value is SubscribeChoice => (subscribeChoices.codes as readonly unknown[]).includes(value);

/**
 * Asks for messages about the ticket. WeChat allows it only inside a tap, so call it before anything awaited.
 * A refusal, a closed main switch or an old client all end as "no answers": they never stop a submission.
 */
export async function askForNotices(templateIds: readonly string[]): Promise<readonly NoticeChoice[]> {
  if (!isWeapp || templateIds.length === 0) return [];
  try {
    const answer: object = await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] });
    return templateIds.flatMap((templateId) => {
      const choice: unknown = (answer as Record<string, unknown>)[templateId];
      return isChoice(choice) ? [{ templateId, choice }] : [];
    });
  } catch {
    return [];
  }
}
