import { useState } from 'react';
import { getMyTicket, remindTicket, supplementTicket, supplyInfo, type CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { submitLimits } from '@hotline/shared/rules/limits';
import { asApiError } from '@/api/api-error';
import { call } from '@/api/call';
import { say } from '@/device/navigation';
import { useKept } from '@/ui/use-kept';

/**
 * What a requester may say about a ticket. An answer and a supplement are one draft: an answer that comes too late
 * can still be given as a supplement.
 */
const ways = {
  supplyInfo: { contract: supplyInfo, max: submitLimits.contentMax, draft: 'words', blank: '', done: '已收到，我们会接着办理' },
  supplement: { contract: supplementTicket, max: submitLimits.contentMax, draft: 'words', blank: '', done: '已补充，办理人员会看到' },
  remind: { contract: remindTicket, max: submitLimits.reasonMax, draft: 'reminder', blank: '请尽快办理', done: '已转告负责单位' },
} as const;

export type Way = keyof typeof ways;

interface Around {
  readonly id: string;
  readonly onChange: (ticket: CitizenTicket) => void;
}

function fault(text: string, max: number): string | null {
  if (!text) return '请先填写内容';
  return [...text].length > max ? `不能超过${max}个字` : null;
}

/** Text, sending and fault of one of the ways; `lost`: the network failed the last attempt. */
export function useWords(way: Way, { id, onChange }: Around) {
  const { contract, max, draft, blank, done } = ways[way];
  const { value: text, change, drop } = useKept<string>(`ticket.${id}.${draft}`, blank);
  const [error, setError] = useState('');
  const [lost, setLost] = useState(false);
  const [busy, setBusy] = useState(false);

  function explain(thrown: unknown): void {
    const { code, message } = asApiError(thrown);
    setError(message);
    setLost(code === 'network.lost');
    if (code !== 'ticket.wrongState') return;
    // The ticket went on meanwhile, or an earlier attempt arrived and only its answer got lost.
    say('诉求有了新进展，您写的内容还在');
    call(getMyTicket, { params: { id } }).then(onChange, () => undefined);
  }

  async function send(): Promise<void> {
    const words = text.trim();
    const wrong = fault(words, max);
    if (wrong) return setError(wrong);
    setBusy(true);
    setError('');
    try {
      const ticket = await call(contract, { params: { id }, body: { text: words } });
      drop();
      say(done);
      onChange(ticket);
    } catch (thrown) {
      explain(thrown);
    } finally {
      setBusy(false);
    }
  }

  return { text, change: (next: string) => change(() => next), max, busy, error, lost, send: () => void send() };
}
