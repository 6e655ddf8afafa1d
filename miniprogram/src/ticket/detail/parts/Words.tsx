import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/TextArea';
import { useWords, type Way } from './use-words';

interface Props {
  readonly way: Way;
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  /** The verb of the button. */
  readonly verb: string;
  readonly onChange: (ticket: CitizenTicket) => void;
}

/** A few sentences to the hotline; the ids are `<way>-text` and `<way>-send`. */
export function Words({ way, label, placeholder, verb, ...around }: Props) {
  const { text, change, max, busy, error, lost, send } = useWords(way, around);
  const onward = lost ? '继续提交' : verb;
  return (
    <>
      <TextArea id={`${way}-text`} label={label} placeholder={placeholder} value={text} max={max} error={error} onChange={change} />
      <Button id={`${way}-send`} kind="primary" disabled={busy} onTap={send}>
        {busy ? '正在提交' : onward}
      </Button>
    </>
  );
}
