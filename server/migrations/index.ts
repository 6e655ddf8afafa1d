import { Opening1763700000000 } from './1-opening';
import { Notices1763800200000 } from './2-notices';
import { Chats1763800400000 } from './4-chats';
import { Conversations1763800300000 } from './3-conversations';
import { Outreach1763800500000 } from './5-outreach';
import { Persons1763800600000 } from './6-persons';

/** In order; a migration that has run anywhere is never changed. */
export const migrations = [Opening1763700000000, Notices1763800200000, Conversations1763800300000, Chats1763800400000, Outreach1763800500000, Persons1763800600000];
