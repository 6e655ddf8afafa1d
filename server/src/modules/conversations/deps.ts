import type { Platform } from '../../platform/platform';
import type { Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import type { CityApi } from '../city';
import type { InquiriesApi } from '../inquiries';
import type { TicketsApi } from '../tickets';
import type { Chats } from './chats';

/** What the dialogue stands on. */
export interface ConversationDeps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly city: CityApi;
  readonly citizens: CitizensApi;
  readonly inquiries: InquiriesApi;
  readonly tickets: TicketsApi;
  readonly chats: Pick<Chats, 'request'>;
}
