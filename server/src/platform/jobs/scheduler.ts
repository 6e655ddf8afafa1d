import { Cron } from 'croner';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { newId } from '../ids';
import type { Logger } from '../log';
import { JobLease } from './job-lease.entity';

export interface Job {
  readonly name: string;
  /** Cron pattern in Asia/Shanghai, seconds first. */
  readonly pattern: string;
  readonly run: () => Promise<void>;
  /** For what each replica keeps for itself; otherwise one replica runs the job. */
  readonly everyReplica?: boolean;
}

const leaseMs = 50_000;

/** Schedules jobs on every replica; a lease row lets one of them run each. */
export class Scheduler {
  private readonly holder = newId();
  private crons: Cron[] = [];
  private jobs: readonly Job[] = [];

  constructor(private readonly deps: { readonly db: Database; readonly clock: Clock; readonly log: Logger }) {}

  start(jobs: readonly Job[]): void {
    this.jobs = jobs;
    this.crons = jobs.map((job) => new Cron(job.pattern, { timezone: 'Asia/Shanghai', protect: true }, () => this.runAlone(job)));
  }

  /** Does at once what a job would do at its hour, wherever it last ran. */
  async runNow(name: string): Promise<void> {
    const job = this.jobs.find((one) => one.name === name);
    if (!job) throw new Error(`no job ${name}`);
    await job.run();
  }

  stop(): void {
    for (const cron of this.crons) cron.stop();
  }

  /** Takes or renews the lease; also the write that /readyz tries. */
  async lease(name: string): Promise<boolean> {
    const now = this.deps.clock.now();
    const values = { holder: this.holder, leaseUntil: now + leaseMs };
    return this.deps.db.transact(async (em) => {
      await em.createQueryBuilder().insert().into(JobLease).values({ name, holder: '', leaseUntil: 0 }).orIgnore().execute();
      await em.createQueryBuilder().update(JobLease).set(values).where('name = :name AND (holder = :holder OR leaseUntil < :now)', { name, holder: this.holder, now }).execute();
      const row = await em.findOneBy(JobLease, { name });
      return row?.holder === this.holder;
    });
  }

  private async runAlone(job: Job): Promise<void> {
    try {
      if (job.everyReplica || (await this.lease(job.name))) await job.run();
    } catch (error) {
      this.deps.log.error({ job: job.name, err: error }, 'job failed');
    }
  }
}
