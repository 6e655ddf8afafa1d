import { useState } from 'react';
import { View } from '@tarojs/components';
import { supportCase, type PublicCase } from '@hotline/shared/contracts/cases.citizen';
import { asApiError } from '@/api/api-error';
import { call } from '@/api/call';
import { calendarDay, calendarDayText } from '@/text/time';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/Button';
import { FieldError } from '@/ui/FieldError';
import { noteVisit } from '../deflection';
import { useSameMatter } from '../use-same-matter';
import type { StepProps } from './step-props';

type Props = Pick<StepProps, 'draft' | 'change'>;

interface CaseProps {
  readonly id: string;
  readonly item: PublicCase;
  readonly onJoin: () => Promise<void>;
}

/** Somebody else's request with the answer it got; opened where it stands, so that nothing typed is left behind. */
function SameCase({ id, item, onJoin }: CaseProps) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const join = () => {
    setBusy(true);
    onJoin().catch((thrown: unknown) => {
      setBusy(false);
      setFault(asApiError(thrown).message);
    });
  };
  const others = item.supporters > 0 ? `，另有${item.supporters}人也遇到` : '';
  return (
    <View className="hit">
      <View id={id} ariaRole="button" {...aria('aria-expanded', open)} onClick={() => setOpen(!open)}>
        <View className="hit__title">{item.content.slice(0, 60)}</View>
        <View className="hit__source">
          {item.areaName ? `${item.areaName} · ` : ''}
          {calendarDayText(calendarDay(item.repliedAt))}答复{others}
        </View>
        {open ? null : <View className="link">看答复</View>}
      </View>
      {open ? (
        <>
          <View id={`${id}-reply`} className="hit__passage">
            {item.departmentName}：{item.reply}
          </View>
          <Button id={`${id}-join`} disabled={busy} onTap={join}>
            我也是，不再另外提交
          </Button>
        </>
      ) : null}
      <FieldError id={id} text={fault} />
    </View>
  );
}

/** 附近的同类诉求: what was published of others' requests and may be the person's own matter. */
export function SameMatter({ draft, change }: Props) {
  const cases = useSameMatter(draft);
  if (cases.length === 0) return null;
  const join = async (id: string): Promise<void> => {
    await call(supportCase, { params: { id } });
    noteVisit(draft, 'solved');
    change({ solved: true, joined: true });
  };
  return (
    <View className="group">
      <View className="group__title">{draft.area.length > 0 ? '附近也有人反映过' : '也有人反映过'}</View>
      {cases.map((item, index) => (
        <SameCase key={item.id} id={`same-${index + 1}`} item={item} onJoin={() => join(item.id)} />
      ))}
    </View>
  );
}
