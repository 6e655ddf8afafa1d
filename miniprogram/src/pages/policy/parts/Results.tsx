import type { searchPolicies } from '@hotline/shared/contracts/knowledge';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { View } from '@tarojs/components';
import { openScreen } from '@/device/navigation';
import { Cell, Cells } from '@/ui/Cells';
import { Empty } from '@/ui/Empty';
import { Failure } from '@/ui/Failure';
import { HitCard } from '@/ui/HitCard';
import { Skeleton } from '@/ui/Skeleton';
import { StillNeeded } from '@/ui/StillNeeded';
import type { Loaded } from '@/ui/use-loaded';

interface Props {
  readonly results: Loaded<OutputOf<typeof searchPolicies>>;
  readonly question: string;
  readonly onAsk: (question: string) => void;
}

/** 您是不是想问: the nearest thing that can be answered. */
function Meant({ question, onAsk }: Pick<Props, 'question' | 'onAsk'>) {
  return (
    <Cells title="您是不是想问">
      <Cell id="meant" title={question} onTap={() => onAsk(question)} />
    </Cells>
  );
}

/** What was found, valid answers first; the way to 微受理 is always open below. */
export function Results({ results: { data, error, loading, load }, question, onAsk }: Props) {
  if (loading) return <Skeleton rows={4} />;
  if (error) return <Failure error={error} onRetry={load} />;
  const hits = data?.items ?? [];
  return (
    <View ariaLabel={`找到${hits.length}条结果`}>
      {hits.length === 0 ? <Empty id="no-hits" title="没有找到相关政策或答复">换一个说法试试，也可以直接提交诉求，由工作人员答复您。</Empty> : null}
      {data?.meant ? <Meant question={data.meant} onAsk={onAsk} /> : null}
      {hits.map((hit, index) => (
        <HitCard key={hit.id} id={`hit-${index + 1}`} hit={hit} onTap={() => openScreen('answer', { id: hit.id, q: question })} />
      ))}
      <StillNeeded question={question} asking={hits.length > 0} />
    </View>
  );
}
