import { useState } from 'react';
import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { getMyTicket, type CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { call } from '@/api/call';
import { decodeQuery } from '@/device/navigation';
import { Button } from '@/ui/Button';
import { Failure } from '@/ui/Failure';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { useLoaded } from '@/ui/use-loaded';
import { Facts } from './parts/Facts';
import { Question } from './parts/Question';
import { Rating } from './parts/Rating';
import { Reply } from './parts/Reply';
import { Speak } from './parts/Speak';
import { StateCard } from './parts/StateCard';
import { Timeline } from './parts/Timeline';
import { UnpublishSheet } from './parts/UnpublishSheet';
import { WithdrawSheet } from './parts/WithdrawSheet';
import './index.scss';

interface BodyProps {
  readonly ticket: CitizenTicket;
  readonly onChange: (ticket: CitizenTicket) => void;
}

function Body({ ticket, onChange }: BodyProps) {
  const [withdrawing, setWithdrawing] = useState(false);
  const [unpublishing, setUnpublishing] = useState(false);
  return (
    <>
      <Question ticket={ticket} onChange={onChange} />
      <StateCard ticket={ticket} />
      <Speak ticket={ticket} onChange={onChange} />
      <Reply ticket={ticket} />
      <Rating ticket={ticket} onChange={onChange} />
      <Timeline steps={ticket.timeline} />
      <Facts ticket={ticket} />
      {ticket.abilities.unpublish ? (
        <View className="detail-actions">
          <Button id="unpublish" onTap={() => setUnpublishing(true)}>
            不再公开
          </Button>
        </View>
      ) : null}
      {ticket.abilities.withdraw ? (
        <View className="detail-actions">
          <Button id="withdraw" onTap={() => setWithdrawing(true)}>
            撤回诉求
          </Button>
        </View>
      ) : null}
      {unpublishing ? <UnpublishSheet id={ticket.id} onDone={onChange} onClose={() => setUnpublishing(false)} /> : null}
      {withdrawing ? <WithdrawSheet id={ticket.id} onDone={onChange} onClose={() => setWithdrawing(false)} /> : null}
    </>
  );
}

/** One ticket: where it stands, who has it, what happens next and by when. */
export default function TicketDetail() {
  // A mini-program code carries the id as its scene.
  const { scene, id = decodeQuery(scene) } = useRouter().params;
  const { data, error, load, setData } = useLoaded(() => call(getMyTicket, { params: { id } }));
  useDidShow(load);
  return (
    <Page>
      {data ? <Body ticket={data} onChange={setData} /> : null}
      {error && !data ? <Failure error={error} onRetry={load} /> : null}
      {data || error ? null : <Skeleton rows={4} />}
    </Page>
  );
}
