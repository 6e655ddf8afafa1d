import type { Platform } from '../../platform/platform';

/** The page of a ticket in the web, for those who have no mini-program at hand. */
export const ticketUrl = ({ config }: Platform, ticketId: string): string => `${config.PUBLIC_URL}/h5/#/ticket/detail/index?id=${ticketId}`;
