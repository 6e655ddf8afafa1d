import { createServer, type Server } from 'node:http';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { mkdirSync } from 'node:fs';
import { migrations } from '../migrations';
import { builtPages, createApp } from './app';
import { createModules, entities, type ModuleApis } from './modules';
import { systemClock, type Clock } from './platform/clock';
import type { Config } from './platform/config/config';
import { createDataSource } from './platform/db/data-source';
import { Database } from './platform/db/database';
import { migrate } from './platform/db/migrate';
import { FileStore } from './platform/files/file-store';
import { createUrlSigner } from './platform/files/signed-url';
import { createMetrics } from './platform/http/metrics';
import { AppError } from './platform/errors';
import { Scheduler } from './platform/jobs/scheduler';
import { SharedLimits } from './platform/limits/shared-limits';
import type { Logger } from './platform/log';
import { Outbox } from './platform/outbox/outbox';
import { OutboxWorker } from './platform/outbox/outbox-worker';
import type { Platform } from './platform/platform';
import { createSeal, parseFieldKeys } from './platform/seal/seal';
import { Sessions } from './platform/session/sessions';
import { Spools } from './platform/spool/spools';
import { textMessagesOf } from './platform/text-messages';
import { createWechat, type Wechat } from './wechat';

export interface RunningServer {
  readonly url: string;
  readonly api: ModuleApis;
  readonly platform: Platform;
  /** Does at once what a scheduled job would do at its hour. */
  runJob(name: string): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  readonly config: Config;
  readonly log: Logger;
  readonly clock?: Clock;
  /** Root of the repository, where built pages are found. */
  readonly root: string;
  /** Between migration and the first request, in one transaction, e.g. loading the demo city. */
  readonly prepare?: (api: ModuleApis) => Promise<void>;
}

async function createPlatform({ config, log, clock = systemClock }: Options): Promise<Platform> {
  const keys = parseFieldKeys(config.FIELD_KEY);
  if (!keys) throw new Error('FIELD_KEY');
  mkdirSync(config.DATA_DIR, { recursive: true });
  const source = createDataSource(config.DATABASE_URL, { entities, migrations });
  await source.initialize();
  await migrate(source);
  const db = new Database(source);
  const seal = createSeal(keys);
  return {
    config, log, clock, db,
    outbox: new Outbox(clock),
    sessions: new Sessions(db, clock),
    seal,
    spools: new Spools({ root: resolve(join(config.DATA_DIR, 'spool')), seal, log }),
    files: new FileStore(resolve(join(config.DATA_DIR, 'uploads'))),
    fileUrls: createUrlSigner(config.SESSION_SECRET, clock),
    limits: new SharedLimits({ db, clock, seal }),
    textMessages: textMessagesOf(config, log),
  };
}

function wechatOf({ config, db, clock, log, seal, spools }: Platform, metrics: ReturnType<typeof createMetrics>): Wechat {
  const keys = (prefix: 'OA' | 'MP') => ({
    appid: config[`WECHAT_${prefix}_APPID`], secret: config[`WECHAT_${prefix}_SECRET`], token: config[`WECHAT_${prefix}_TOKEN`],
    aesKey: config[`WECHAT_${prefix}_AES_KEY`], mode: config[`WECHAT_${prefix}_MODE`],
  });
  return createWechat({
    db, clock, log, seal, spools,
    config: {
      apiBase: config.WECHAT_API_BASE, openBase: config.WECHAT_OPEN_BASE, platformBase: config.WECHAT_PLATFORM_BASE,
      officialAccount: keys('OA'), miniProgram: { ...keys('MP'), format: config.WECHAT_MP_FORMAT },
    },
    onCall: ({ path, outcome, errcode, rid, ms }) => {
      metrics.wechatSeconds.observe({ endpoint: path, outcome }, ms / 1000);
      if (outcome !== 'ok') log.warn({ endpoint: path, outcome, errcode, rid }, 'WeChat refused or did not answer');
    },
  });
}

/** Opens the hotline: schema, modules, workers, then the port. Throws before listening if anything is wrong. */
export async function startServer(options: Options): Promise<RunningServer> {
  const { config, log } = options;
  const platform = await createPlatform(options);
  const metrics = createMetrics(platform.spools);
  const modules = createModules(platform, wechatOf(platform, metrics));
  const { prepare } = options;
  if (prepare) await platform.db.transact(() => prepare(modules.api));
  await refuseDemoInProduction(config, modules.api);
  for (const module of modules.list) for (const subscriber of module.subscribers ?? []) platform.outbox.subscribe(subscriber);
  for (const module of modules.list) await module.start?.();
  const scheduler = new Scheduler(platform);
  const worker = new OutboxWorker(platform);
  let stopping = false;
  const ready = async (): Promise<void> => {
    if (stopping) throw new AppError('server.unavailable');
    await scheduler.lease(`ready-${hostname()}`.slice(0, 64));
  };
  const app = createApp({ config, log, modules: modules.list, metrics, ready, pages: builtPages(options.root) });
  const server = await listen(createServer({ requestTimeout: 15_000, headersTimeout: 10_000 }, app.callback()), config);
  const housekeeping = [
    { name: 'sessions', pattern: '0 20 * * * *', run: () => platform.sessions.purge() },
    { name: 'limits', pattern: '0 35 * * * *', run: () => platform.limits.purge() },
    { name: 'outbox', pattern: '0 50 3 * * *', run: () => worker.purge() },
  ];
  scheduler.start([...modules.list.flatMap((module) => module.jobs ?? []), ...housekeeping]);
  worker.start();
  const stop = async (): Promise<void> => {
    stopping = true;
    scheduler.stop();
    const closed = new Promise((resolve) => server.close(resolve));
    for (const module of modules.list) await module.stop?.();
    server.closeIdleConnections();
    await atMost(8_000, closed);
    server.closeAllConnections();
    await atMost(2_000, worker.stop());
    for (const module of modules.list) await module.close?.();
    await platform.spools.close();
    await atMost(2_000, platform.db.source.destroy());
  };
  return { url: addressOf(server, config), api: modules.api, platform, runJob: (name) => scheduler.runNow(name), stop };
}

/** A database that hangs keeps no server from ending: what is cut off is taken up by its lease or from disk. */
const atMost = (ms: number, work: Promise<unknown>): Promise<unknown> => Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms).unref())]);

async function refuseDemoInProduction(config: Config, { staff }: ModuleApis): Promise<void> {
  if (config.production && (await staff.hasDemoAccounts())) throw new Error('数据库中有演示账号，正式环境不能启动。请改用新的数据库。');
}

function listen(server: Server, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, () => resolve(server));
  });
}

function addressOf(server: Server, config: Config): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;
  return `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${port}`;
}
