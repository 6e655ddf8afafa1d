import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/Sheet';
import { Words } from './Words';

interface Props {
  readonly ticket: CitizenTicket;
  readonly onChange: (ticket: CitizenTicket) => void;
}

const sheets = {
  supplement: { title: '补充说明', text: '有新的情况，或漏说了什么，写在这里，办理人员会看到。', label: '补充的内容', placeholder: '例如：今天室温只有十三度', verb: '提交补充' },
  remind: { title: '催办', text: '您的催办会转告负责单位。24 小时内可以催办一次。', label: '催办的话', placeholder: '例如：请尽快办理', verb: '提交催办' },
} as const;

const ways = ['supplement', 'remind'] as const;

/** 补充说明 and 催办. While a question is open its answer is the one thing to say. */
export function Speak({ ticket, onChange }: Props) {
  const [open, setOpen] = useState<(typeof ways)[number] | null>(null);
  const offered = ticket.abilities.supplyInfo ? [] : ways.filter((way) => ticket.abilities[way]);
  if (offered.length === 0) return null;
  const said = (changed: CitizenTicket): void => {
    setOpen(null);
    onChange(changed);
  };
  const sheet = open && sheets[open];
  return (
    <>
      <View className="speak">
        {offered.map((way) => (
          <View key={way} className="speak__way">
            <Button id={way} onTap={() => setOpen(way)}>
              {sheets[way].title}
            </Button>
          </View>
        ))}
      </View>
      {open && sheet ? (
        <Sheet id={`${open}-sheet`} title={sheet.title} onClose={() => setOpen(null)}>
          <View className="sheet__text">{sheet.text}</View>
          <Words way={open} id={ticket.id} label={sheet.label} placeholder={sheet.placeholder} verb={sheet.verb} onChange={said} />
        </Sheet>
      ) : null}
    </>
  );
}
