import { Modal } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useKey } from './keys';
import { usePaletteItems, type PaletteItem } from './palette-items';
import { pressedKey } from './pressed-key';

const optionId = (item: PaletteItem): string => `palette-${item.id}`;

interface OptionProps {
  readonly item: PaletteItem;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Option({ item, chosen, onChoose }: OptionProps) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li ref={line} id={optionId(item)} role="option" aria-selected={chosen} className="palette-item" onMouseDown={(event) => event.preventDefault()} onClick={onChoose}>
      <span className="palette-kind">{item.kind}</span>
      <span className="palette-name">{item.name}</span>
      {item.hint ? <span className="palette-hint">{item.hint}</span> : null}
    </li>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

interface PaletteProps {
  readonly onChoose: (item: PaletteItem) => void;
  readonly onClose: () => void;
}

/** A combobox over everything there is to go to or to do. */
function PaletteBody({ onChoose, onClose }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const items = usePaletteItems(typed);
  const chosen = items[Math.min(at, items.length - 1)];
  const onKey = (event: KeyboardEvent): void => {
    const pressed = pressedKey(event.nativeEvent)?.key ?? '';
    const step = steps[pressed];
    if (step && chosen) setAt((items.indexOf(chosen) + step + items.length) % items.length);
    else if (pressed === 'Enter' && chosen) onChoose(chosen);
    else if (pressed === 'Ctrl+K') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div className="palette" data-testid="palette">
      <input
        className="palette-input"
        role="combobox"
        aria-label="输入工作台、工单编号、知识、单位或办理步骤"
        aria-expanded={items.length > 0}
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={chosen ? optionId(chosen) : undefined}
        placeholder="工作台、工单编号、知识、单位、办理步骤；可输入拼音首字母"
        maxLength={100}
        autoFocus
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        data-testid="palette-input"
      />
      <ul id="palette-list" role="listbox" aria-label="结果" className="palette-list">
        {items.map((item) => <Option key={item.id} item={item} chosen={item === chosen} onChoose={() => onChoose(item)} />)}
      </ul>
      <p className="quiet palette-foot" role="status">{items.length === 0 ? '没有找到，请换一种说法。' : `${items.length} 项 · ↑↓ 选择 · Enter 打开 · Esc 关闭`}</p>
    </div>
  );
}

/** Ctrl+K from anywhere. What was chosen happens once the palette is gone and has given the focus back. */
export function Palette() {
  const [open, setOpen] = useState(false);
  const chosen = useRef<PaletteItem | null>(null);
  useKey('palette', () => setOpen(true));
  const onChoose = (item: PaletteItem): void => {
    chosen.current = item;
    setOpen(false);
  };
  const runChosen = (): void => {
    chosen.current?.run();
    chosen.current = null;
  };
  return (
    <Modal open={open} onCancel={() => setOpen(false)} afterClose={runChosen} footer={null} title="命令面板" width={620} style={{ top: 72 }} destroyOnHidden>
      <PaletteBody onChoose={onChoose} onClose={() => setOpen(false)} />
    </Modal>
  );
}
