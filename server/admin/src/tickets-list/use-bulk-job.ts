import { useEffect, useState } from 'react';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { confirmBulkJob, createBulkJob, getBulkJob, type BulkJob } from '@hotline/shared/contracts/ticket-lists.staff';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';

const lookMs = 700;
const moving = (job: BulkJob | null): boolean => job?.phase === 'trying' || job?.phase === 'running';

/** A bulk job from its first rehearsal to its end; it goes on by itself when nobody looks. */
export function useBulkJob(first: BulkJob | null) {
  const [job, setJob] = useState(first);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    if (!job || !moving(job)) return undefined;
    const timer = window.setTimeout(() => void call(getBulkJob, { params: { id: job.id } }).then(setJob, () => setJob({ ...job })), lookMs);
    return () => window.clearTimeout(timer);
  }, [job]);
  const run = async (work: Promise<BulkJob>): Promise<void> => {
    setFault(null);
    try {
      setJob(await work);
    } catch (thrown) {
      setFault(faultOf(thrown));
    }
  };
  return {
    job, fault,
    rehearse: (body: InputOf<typeof createBulkJob>['body']) => run(call(createBulkJob, { body })),
    confirm: () => (job ? run(call(confirmBulkJob, { params: { id: job.id } })) : undefined),
  };
}
