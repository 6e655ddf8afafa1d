import { App, Input, Tag } from 'antd';
import { useState } from 'react';
import * as z from 'zod/mini';
import { phone } from '@hotline/shared/contracts/fields';
import { keyOfContact, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { hasPersonalNumber } from '@hotline/shared/rules/personal-numbers';
import { call } from '../api/call';
import { faultOf } from '../api/fault';
import { useSession } from '../session/session';

/** A number or its first digits: a day and more, so that it narrows. */
const leastDigits = 8;

function NumberFilter({ value, onChange }: { readonly value: string; readonly onChange: (value: string | undefined) => void }) {
  const { message } = App.useApp();
  const [typed, setTyped] = useState(value);
  const search = (): void => {
    const digits = typed.replace(/\D/g, '').slice(0, 15);
    if (digits && digits.length < leastDigits) void message.warning('请至少输入工单编号的前8位（登记日期）。');
    else onChange(digits || undefined);
  };
  return <Input className="filter-text" placeholder="工单编号" aria-label="工单编号" inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} onPressEnter={search} onBlur={() => typed !== value && search()} data-testid="filter-ticketNo" />;
}

/** Words of the request; several are parted by spaces. Whoever is looked for by a number is looked for in the field of the telephone. */
function WordsFilter({ value, onChange }: { readonly value: string; readonly onChange: (value: string | undefined) => void }) {
  const { message } = App.useApp();
  const [typed, setTyped] = useState(value);
  const search = (): void => {
    const words = typed.trim();
    if (hasPersonalNumber(words)) void message.warning('不能按正文中的手机号或身份证号查找，请使用“联系电话”。');
    else onChange(words || undefined);
  };
  return <Input className="filter-text" placeholder="正文包含的词" aria-label="正文包含的词，多个词用空格分开" maxLength={40} value={typed} onChange={(event) => setTyped(event.target.value)} onPressEnter={search} onBlur={() => typed.trim() !== value && search()} data-testid="filter-words" />;
}

/** The number a ticket had in the system it was taken over from, in full. */
function OldNumberFilter({ value, onChange }: { readonly value: string; readonly onChange: (value: string | undefined) => void }) {
  const [typed, setTyped] = useState(value);
  const search = (): void => onChange(typed.trim() || undefined);
  return <Input className="filter-text" placeholder="旧编号" aria-label="旧编号" maxLength={64} value={typed} onChange={(event) => setTyped(event.target.value)} onPressEnter={search} onBlur={() => typed.trim() !== value && search()} data-testid="filter-oldNumber" />;
}

interface PhoneFilterProps {
  readonly active: boolean;
  readonly onChange: (key: string | undefined) => void;
}

/** The number itself goes to the server once, never into the address: what stands for it comes back. Handlers and temporary seats look nobody up by it. */
function PhoneFilter({ active, onChange }: PhoneFilterProps) {
  const { message } = App.useApp();
  const { role, temporary } = useSession().staff;
  const [typed, setTyped] = useState('');
  const search = async (): Promise<void> => {
    const contactPhone = typed.trim();
    if (!contactPhone) return;
    if (!z.safeParse(phone(), contactPhone).success) return void message.warning('请输入完整的11位手机号或带区号的座机号。');
    try {
      onChange((await call(keyOfContact, { body: { contactPhone } })).contactKey);
    } catch (thrown) {
      void message.error(faultOf(thrown).message);
    }
  };
  if (role === 'handler' || temporary) return null;
  if (active) return <Tag closable onClose={() => onChange(undefined)} data-testid="filter-contact-on">按联系电话</Tag>;
  return <Input className="filter-text" placeholder="完整的联系电话" aria-label="联系电话" inputMode="tel" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} onPressEnter={() => void search()} data-testid="filter-contactPhone" />;
}

interface TextFiltersProps {
  readonly filter: TicketFilter;
  readonly set: (name: keyof TicketFilter) => (value: string | undefined) => void;
}

/** What is typed; a field begins anew when its filter changes elsewhere. */
export function TextFilters({ filter: { ticketNo = '', words = '', oldNumber = '', contactKey = '' }, set }: TextFiltersProps) {
  return (
    <>
      <NumberFilter key={`no-${ticketNo}`} value={ticketNo} onChange={set('ticketNo')} />
      <WordsFilter key={`words-${words}`} value={words} onChange={set('words')} />
      <OldNumberFilter key={`old-${oldNumber}`} value={oldNumber} onChange={set('oldNumber')} />
      <PhoneFilter key={`phone-${contactKey}`} active={contactKey !== ''} onChange={set('contactKey')} />
    </>
  );
}
