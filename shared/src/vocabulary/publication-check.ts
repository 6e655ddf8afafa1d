import { closedList } from './closed-list';

/**
 * 公开审核: what WeChat's content security says of publishing what a citizen wrote. It never holds a request back, only
 * its publication.
 */
export const publicationChecks = closedList({ pass: '可以公开', review: '公开前需人工复核', risky: '不宜公开', unchecked: '未检测，公开前需人工复核' });

export type PublicationCheck = (typeof publicationChecks.codes)[number];
