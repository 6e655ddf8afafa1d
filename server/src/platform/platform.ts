import type Router from 'koa-router';
import type { Clock } from './clock';
import type { Config } from './config/config';
import type { Database } from './db/database';
import type { FileStore } from './files/file-store';
import type { UrlSigner } from './files/signed-url';
import type { Job } from './jobs/scheduler';
import type { Logger } from './log';
import type { Outbox, Subscriber } from './outbox/outbox';
import type { Route } from './http/route';
import type { SharedLimits } from './limits/shared-limits';
import type { Seal } from './seal/seal';
import type { Sessions } from './session/sessions';
import type { Spools } from './spool/spools';
import type { TextMessages } from './text-messages';

/** What every module is given. */
export interface Platform {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly db: Database;
  readonly outbox: Outbox;
  readonly sessions: Sessions;
  readonly limits: SharedLimits;
  readonly seal: Seal;
  readonly spools: Spools;
  readonly files: FileStore;
  readonly fileUrls: UrlSigner;
  /** Null where nobody sends any. */
  readonly textMessages: TextMessages | null;
}

/** What every module returns; `api` is what modules above may call. */
export interface Module<Api> {
  readonly api: Api;
  readonly routes?: readonly Route[];
  /** Addresses that are no JSON contracts: redirects, streams, files, pushes. */
  readonly mount?: (router: Router) => void;
  readonly subscribers?: readonly Subscriber[];
  readonly jobs?: readonly Job[];
  /** Runs once after migrations, before the first request. */
  readonly start?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
  /** After the last request has been answered: what answers need until then. */
  readonly close?: () => Promise<void>;
}
