import type { BlocklistEntry } from '@hotline/shared/contracts/blocklist.staff';
import { blocklistEffects, blocklistReasons, blocklistStates } from '@hotline/shared/vocabulary/blocklist';
import { Fact, Section } from '../../desks/ticket/section';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { EntryActions } from './entry-actions';

/** Whom an entry names, as people say it. */
export const namedText = ({ phoneMasked, ticketNo }: Pick<BlocklistEntry, 'phoneMasked' | 'ticketNo'>): string => phoneMasked ?? (ticketNo === null ? '号码已不再保存' : `工单 ${ticketNo} 的诉求人`);

export const effectText = ({ effect, perDay }: Pick<BlocklistEntry, 'effect' | 'perDay'>): string => blocklistEffects.labels[effect] + (perDay === null ? '' : `（每天 ${perDay} 次）`);

function AppealFacts({ appeal, now }: { readonly appeal: NonNullable<BlocklistEntry['appeal']>; readonly now: number }) {
  return (
    <Section title="申诉">
      <dl className="facts" data-testid="appeal">
        <Fact name="内容">{appeal.text}</Fact>
        <Fact name="时间">{formatInstant(appeal.at, now)}</Fact>
        <Fact name="处理">{appeal.granted === null ? '待处理' : `${appeal.decidedBy ?? ''} ${appeal.granted ? '同意' : '维持'}：${appeal.explanation ?? ''}`}</Fact>
      </dl>
    </Section>
  );
}

/** One entry with its appeal, and what can be done with it. */
export function EntryPane({ entry, onChanged }: { readonly entry: BlocklistEntry; readonly onChanged: () => void }) {
  const now = useNow();
  const { ticketNo, reason, facts, state, endsAt, enteredBy, enteredAt, decidedBy, liftedBy, liftReason, appeal } = entry;
  return (
    <>
      <Section title={namedText(entry)}>
        <dl className="facts">
          <Fact name="状态">{blocklistStates.labels[state]}</Fact>
          <Fact name="措施">{effectText(entry)}</Fact>
          <Fact name="原因">{blocklistReasons.labels[reason]}</Fact>
          <Fact name="事实">{facts}</Fact>
          <Fact name="解除时间">{formatInstant(endsAt, now)}</Fact>
          {ticketNo ? <Fact name="来源工单">{ticketNo}</Fact> : null}
          <Fact name="提请">{enteredBy} {formatInstant(enteredAt, now)}</Fact>
          {decidedBy ? <Fact name="审核">{decidedBy}</Fact> : null}
          {liftedBy ? <Fact name="解除">{liftedBy}：{liftReason}</Fact> : null}
        </dl>
        <EntryActions key={`${entry.id} ${state} ${String(appeal?.granted)}`} entry={entry} onDone={onChanged} />
      </Section>
      {appeal ? <AppealFacts appeal={appeal} now={now} /> : null}
    </>
  );
}
