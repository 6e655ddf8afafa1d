import { useState } from 'react';
import { View } from '@tarojs/components';
import { appealLimit, type listMyLimits } from '@hotline/shared/contracts/blocklist.citizen';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { blocklistLimits } from '@hotline/shared/rules/blocklist-limits';
import { blocklistReasons } from '@hotline/shared/vocabulary/blocklist';
import { asApiError } from '@/api/api-error';
import { call } from '@/api/call';
import { say } from '@/device/navigation';
import { deadlineText } from '@/text/time';
import { Button } from '@/ui/Button';
import { Cell, Cells } from '@/ui/Cells';
import { Sheet } from '@/ui/Sheet';
import { TextArea } from '@/ui/TextArea';
import { useKept } from '@/ui/use-kept';
import type { Loaded } from '@/ui/use-loaded';

type MyLimits = OutputOf<typeof listMyLimits>;
type Limit = MyLimits['items'][number];

const effectText = ({ effect, perDay }: Limit): string => (effect === 'limit' ? `线上每天最多提交 ${perDay ?? 1} 件，电话 12345 不受限制` : '线上提交的诉求由人工核查后受理');

function appealText({ appeal }: Limit): string {
  if (!appeal) return '如有异议，可以申诉';
  if (appeal.granted === null) return '申诉已收到，正在处理';
  return `申诉未通过：${appeal.explanation ?? ''}`;
}

interface LimitsProps {
  readonly limits: Loaded<MyLimits>;
  readonly onAppeal: (id: string) => void;
}

/** What is limited now: why, until when, and how to object. Nothing for almost everybody. */
export function Limits({ limits, onAppeal }: LimitsProps) {
  const items = limits.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Cells title="使用限制">
      {items.map((limit) => (
        <View key={limit.id} id={`limit-${limit.id}`}>
          <Cell title={effectText(limit)} note={`原因：${blocklistReasons.labels[limit.reason]}。${deadlineText(limit.endsAt)} 自动解除。`} />
          {limit.appeal?.granted === null ? <Cell title={appealText(limit)} /> : <Cell id="appeal" title="申诉" note={appealText(limit)} onTap={() => onAppeal(limit.id)} />}
        </View>
      ))}
    </Cells>
  );
}

interface AppealProps {
  readonly id: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** An objection, in the citizen's own words. */
export function AppealSheet({ id, onDone, onClose }: AppealProps) {
  const { value: text, change, drop } = useKept(`limit.${id}.appeal`, '');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  async function send(): Promise<void> {
    if (!text.trim()) return setError('请填写申诉的理由');
    setBusy(true);
    try {
      await call(appealLimit, { params: { id }, body: { text: text.trim() } });
      drop();
      say('申诉已提交');
      onDone();
      onClose();
    } catch (thrown) {
      setError(asApiError(thrown).message);
      setBusy(false);
    }
  }

  return (
    <Sheet id="appeal-sheet" title="申诉" onClose={onClose}>
      <View className="sheet__text">申诉由另一位工作人员核对处理，结果显示在这里。</View>
      <TextArea id="appeal-text" label="申诉理由" placeholder="请说明情况，例如：不是本人所为" value={text} max={blocklistLimits.appealMax} error={error} onChange={(next) => change(() => next)} />
      <View className="sheet__actions">
        <Button id="appeal-confirm" kind="primary" disabled={busy} onTap={() => void send()}>
          提交申诉
        </Button>
      </View>
    </Sheet>
  );
}
