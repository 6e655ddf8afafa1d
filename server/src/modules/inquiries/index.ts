import { deflectionExportPath } from '@hotline/shared/contracts/inquiries.staff';
import type { Context } from 'koa';
import type Router from 'koa-router';
import type { Module } from '../../platform/platform';
import type { InquiryDeps } from './deps';
import { collectGaps } from './gaps/collect-gaps';
import { forgetGaps } from './gaps/forget-gaps';
import { GapRow } from './gaps/gap.entity';
import { HotQuestions } from './hot-questions';
import { citizenRoutes, sendDeflection, staffRoutes } from './inquiries.routes';
import { AnswerVoteRow, DeflectionRow, HotQuestionRow, OpenedDayRow, SearchAskerRow, SearchDayRow, UncitedAnswerRow } from './inquiry.entity';
import { createSearch } from './search';
import { SearchLog } from './search-log';
import { uncitedAnswers } from './uncited-answers';
import { vote, type Vote } from './votes';
import { asCitizen } from './who-asks';

export const inquiryEntities = [SearchDayRow, SearchAskerRow, OpenedDayRow, HotQuestionRow, AnswerVoteRow, DeflectionRow, UncitedAnswerRow, GapRow];

export type InquiriesApi = ReturnType<typeof createInquiriesModule>['api'];

/** 微查询: what is asked, what answers it, and what is missing. */
export function createInquiriesModule(deps: InquiryDeps) {
  const log = new SearchLog(deps.platform);
  const search = createSearch(deps, log);
  const parts = { ...deps, log, search, hot: new HotQuestions(deps) };
  const flush = (): Promise<void> => log.flush();
  // A database that is away keeps no server from ending.
  const stop = (): Promise<void> => flush().catch((err: unknown) => deps.platform.log.warn({ err }, 'the last counts are lost'));
  const jobs = [
    { name: 'inquiries-count', pattern: '*/2 * * * * *', everyReplica: true, run: flush },
    { name: 'inquiries-gaps', pattern: '30 * * * * *', run: () => collectGaps(deps) },
    { name: 'inquiries-forget', pattern: '0 10 3 * * *', run: () => log.forget() },
    { name: 'inquiries-forget-gaps', pattern: '0 15 3 * * *', run: () => forgetGaps(deps.platform) },
  ];
  const mount = (router: Router): void => void router.get(deflectionExportPath, (ctx) => sendDeflection(deps, ctx as unknown as Context));
  const api = {
    search,
    /** Counts what a follower thinks of an answer; who is known in the app, too, has one vote in both. */
    voteInChat: async (openid: string, said: Omit<Vote, 'channel'>) => {
      const citizenId = await deps.citizens.knownAs('officialAccount', openid);
      await vote(deps, citizenId === null ? `follower ${openid}` : await asCitizen(deps, citizenId), { ...said, channel: 'officialAccount' });
    },
  };
  return { api, routes: [...citizenRoutes(parts), ...staffRoutes(parts)], mount, subscribers: [uncitedAnswers(deps)], jobs, stop } satisfies Module<unknown>;
}
