import { Select } from 'antd';
import { useCallback } from 'react';
import { listReplyTemplates } from '@hotline/shared/contracts/reply-templates.staff';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { renderReply, type ReplyVariable } from '@hotline/shared/rules/reply-template';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { formatMonthDay } from '../../parts/time';
import { useSession } from '../../session/session';

/** What a ticket knows of a template's variables; the rest stays in braces for the writer. */
function valuesOf(ticket: StaffTicket, hotline: string): Partial<Record<ReplyVariable, string | null>> {
  const { ticketNo, title, departmentName, requestType, categoryName, areaName, clocks, timeline } = ticket;
  const due = clocks.find(({ kind, metAt, stoppedAt }) => kind === 'handle' && metAt === null && stoppedAt === null)?.dueAt;
  const accepted = timeline.find(({ action }) => action === 'accept')?.at;
  return {
    ticketNo, title, hotline, department: departmentName ?? hotline, requestType: requestTypes.labels[requestType], category: categoryName, area: areaName,
    // A workday limit ends at 24:00, a computer's next day.
    dueDate: due === undefined ? null : formatMonthDay(due - 1),
    acceptedOn: accepted === undefined ? null : formatMonthDay(accepted),
    today: formatMonthDay(Date.now()),
  };
}

interface TextBlocksProps {
  readonly ticket: StaffTicket;
  readonly onInsert: (text: string) => void;
}

/** The city's reply templates that fit this ticket, with its own words filled in. Nothing where there are none. */
export function TextBlocks({ ticket, onInsert }: TextBlocksProps) {
  const { city } = useSession();
  const { requestType, state, category } = ticket;
  const { data } = useLoad(useCallback(async () => (await call(listReplyTemplates, { query: { requestType, state, ...(category ? { category } : {}) } })).items, [requestType, state, category]));
  if (!data || data.length === 0) return null;
  const insert = (id: string): void => {
    const block = data.find((each) => each.id === id);
    if (block) onInsert(renderReply(block.body, valuesOf(ticket, city.hotlineName)).text);
  };
  return (
    <Select<string>
      className="text-blocks"
      value={null}
      options={data.map(({ id, title }) => ({ value: id, label: title }))}
      onSelect={insert}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={`插入答复模板（${data.length}）`}
      aria-label="插入答复模板"
      data-testid="text-blocks"
    />
  );
}
