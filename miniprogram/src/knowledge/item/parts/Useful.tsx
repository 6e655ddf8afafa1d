import { useState } from 'react';
import { View } from '@tarojs/components';
import { voteOnAnswer } from '@hotline/shared/contracts/inquiries.citizen';
import type { KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { uselessReasons, type UselessReason } from '@hotline/shared/vocabulary/inquiry';
import { asApiError } from '@/api/api-error';
import { callOpen } from '@/api/call';
import { say } from '@/device/navigation';
import { doorway } from '@/device/platform';
import { Button } from '@/ui/Button';
import { Choices } from '@/ui/Choices';
import { Notice } from '@/ui/Notice';

interface Props {
  readonly item: Pick<KnowledgeItem, 'id' | 'version'>;
  readonly question: string;
}

/** Why not: one tap, or none. */
function Why({ reason, onReason }: { readonly reason: UselessReason | null; readonly onReason: (reason: UselessReason) => void }) {
  return (
    <View>
      <View className="useful__ask">哪里没有帮到您？</View>
      <Choices id="why" label="没用的原因" list={uselessReasons} value={reason} onChange={onReason} />
    </View>
  );
}

/** 有用吗: one tap; 没用 asks why in another. */
export function Useful({ item: { id, version }, question }: Props) {
  const [useful, setUseful] = useState<boolean | null>(null);
  const [reason, setReason] = useState<UselessReason | null>(null);
  const vote = (next: boolean, why: UselessReason | null) => {
    setUseful(next);
    setReason(why);
    const failed = (thrown: unknown) => {
      setUseful(null);
      say(asApiError(thrown).message);
    };
    callOpen(voteOnAnswer, { params: { id }, body: { version, useful: next, reason: why, q: question, via: doorway } }).catch(failed);
  };
  return (
    <View className="useful">
      <View className="useful__ask">这条答复有用吗？</View>
      <View className="pair">
        <View className="pair__one">
          <Button id="useful-yes" onTap={() => vote(true, null)}>
            有用
          </Button>
        </View>
        <View className="pair__one">
          <Button id="useful-no" onTap={() => vote(false, null)}>
            没用
          </Button>
        </View>
      </View>
      {useful === null ? null : <Notice id="vote-noted">{useful || reason ? '已记下，谢谢您。' : '已记下，请告诉我们原因。'}</Notice>}
      {useful === false ? <Why reason={reason} onReason={(why) => vote(false, why)} /> : null}
    </View>
  );
}
