import { Opening1763700000000 } from './1-opening';
import { Notices1763800200000 } from './2-notices';
import { Chats1763800400000 } from './4-chats';
import { DeskWork1763801200000 } from './12-desk-work';
import { Broadcasts1763801600000 } from './16-broadcasts';
import { Conversations1763800300000 } from './3-conversations';
import { Outreach1763800500000 } from './5-outreach';
import { Persons1763800600000 } from './6-persons';
import { Life1763800700000 } from './7-life';
import { Accounts1763801000000 } from './10-accounts';
import { Rules1763800800000 } from './8-rules';
import { LogIn1763800900000 } from './9-log-in';
import { Lists1763801100000 } from './11-lists';
import { Queues1763801300000 } from './13-queues';
import { Blocklist1763801400000 } from './14-blocklist';
import { Knowledge1763801500000 } from './15-knowledge';
import { Inquiries1763801700000 } from './17-inquiries';
import { Citizen1763801800000 } from './18-citizen';
import { PublicCases1763801900000 } from './19-public-cases';
import { Website1763802000000 } from './20-website';
import { DepartmentLists1763802100000 } from './21-department-lists';
import { Feedback1763802200000 } from './22-feedback';
import { RetiredCodes1763802300000 } from './23-retired-codes';

/** In order; a migration that has run anywhere is never changed. */
export const migrations = [Opening1763700000000, Notices1763800200000, Conversations1763800300000, Chats1763800400000, Outreach1763800500000, Persons1763800600000, Life1763800700000, Rules1763800800000, LogIn1763800900000, Accounts1763801000000, Lists1763801100000, DeskWork1763801200000, Queues1763801300000, Blocklist1763801400000, Knowledge1763801500000, Broadcasts1763801600000, Inquiries1763801700000, Citizen1763801800000, PublicCases1763801900000, Website1763802000000, DepartmentLists1763802100000, Feedback1763802200000, RetiredCodes1763802300000];
