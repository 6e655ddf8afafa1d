import { View } from '@tarojs/components';
import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { satisfactions, solutions } from '@hotline/shared/vocabulary/rating';
import { submitLimits } from '@hotline/shared/rules/limits';
import { Button } from '@/ui/Button';
import { Choices } from '@/ui/Choices';
import { Cell, Cells } from '@/ui/Cells';
import { FieldError } from '@/ui/FieldError';
import { TextArea } from '@/ui/TextArea';
import { useRating } from './use-rating';

interface Props {
  readonly ticket: CitizenTicket;
  readonly onChange: (ticket: CitizenTicket) => void;
}

function Given({ rating }: { readonly rating: NonNullable<CitizenTicket['rating']> }) {
  return (
    <Cells title="您的评价">
      <Cell id="rating-given" title={solutions.labels[rating.solution]} value={satisfactions.labels[rating.satisfaction]} note={rating.reason} />
    </Cells>
  );
}

function Form({ ticket, onChange }: Props) {
  const { form, change, mustExplain, error, busy, send } = useRating(ticket.id, onChange);
  return (
    <View className="rating">
      <View className="rating__title">请您评价</View>
      <View className="rating__ask">您反映的问题解决了吗？</View>
      <Choices id="solution" label="是否解决" list={solutions} value={form.solution} onChange={(solution) => change({ solution })} />
      <View className="rating__ask">您对办理结果满意吗？</View>
      <Choices id="satisfaction" label="满意度" list={satisfactions} value={form.satisfaction} onChange={(satisfaction) => change({ satisfaction })} />
      {mustExplain ? (
        <TextArea id="rating-reason" label="原因" placeholder="请说明原因，我们将据此重新办理" value={form.reason} max={submitLimits.reasonMax} onChange={(reason) => change({ reason })} />
      ) : null}
      <FieldError id="rating" text={error} />
      <Button id="rate" kind="primary" disabled={busy} onTap={send}>
        {busy ? '正在提交' : '提交评价'}
      </Button>
    </View>
  );
}

/** Two taps for most; unsolved or dissatisfied asks why, and reopens the ticket. */
export function Rating({ ticket, onChange }: Props) {
  if (ticket.abilities.rate) return <Form ticket={ticket} onChange={onChange} />;
  return ticket.rating ? <Given rating={ticket.rating} /> : null;
}
