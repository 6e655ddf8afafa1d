import { useEffect, useState } from 'react';
import { listNoticeTemplates } from '@hotline/shared/contracts/citizens.citizen';
import { callOpen } from '@/api/call';
import { isWeapp } from '@/device/platform';

/** Ids of the notices to ask for, fetched ahead: in the tap itself there is no time to. */
export function useTemplates(): readonly string[] {
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!isWeapp) return;
    callOpen(listNoticeTemplates, {}).then(
      ({ items }) => setIds(items.map(({ templateId }) => templateId)),
      () => undefined,
    );
  }, []);
  return ids;
}
